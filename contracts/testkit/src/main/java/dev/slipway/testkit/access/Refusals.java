package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Everybody whom one route has to refuse. What is stored is looked at once they have all been refused: to read every table after each call would take longer
 * than the calls.
 */
record Refusals(AccessCall call, List<Attempt> attempts) {
    /** One who may not, and what they try it on. */
    record Attempt(AccessCaller caller, Map<String, String> world) {}

    /** Each attempt is refused, and then all of them together have changed nothing. */
    Stream<DynamicTest> tests(StoredState stored) {
        return Stream.concat(
                attempts.stream()
                        .map(attempt -> DynamicTest.dynamicTest(
                                call.route() + " by " + attempt.caller().name(), () -> isRefused(attempt))),
                Stream.of(
                        DynamicTest.dynamicTest(call.route() + " has changed nothing", () -> changedNothing(stored))));
    }

    private void isRefused(Attempt attempt) {
        var answer = call.by(attempt.caller(), attempt.world());
        answer.is(attempt.caller().token() == null ? 401 : call.rule().refusal());
    }

    private void changedNothing(StoredState stored) {
        assertThat(stored.changedApartFrom(call.rule().onRecord()))
                .as(
                        "what %s changed, which refuses %s",
                        call.route(),
                        attempts.stream()
                                .map(attempt -> attempt.caller().name())
                                .collect(Collectors.joining(", ")))
                .isEmpty();
    }
}
