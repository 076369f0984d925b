package dev.slipway.promotion.smoke;

import dev.slipway.contracts.activities.SmokeCheckSpec;
import dev.slipway.contracts.promotion.CheckResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/**
 * Makes checks and says what was expected and what was seen. A check counts as failed when it still fails after the configured patience, or when there is no time
 * left to make it: all of them together take at most the patience and the time-out of one request.
 */
@Component
class SmokeChecks {
    private static final int OK = 200;

    private final Gateway gateway;
    private final SmokeProperties properties;
    private final Clock clock;

    SmokeChecks(Gateway gateway, SmokeProperties properties, Clock clock) {
        this.gateway = gateway;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param reached false if a check came no further than the handshake: the gateway shows no certificate of this name that is trusted, and nobody asked the app
     */
    record Round(SmokeReport report, boolean reached) {}

    private record Seen(CheckResult result, boolean reached) {}

    Round run(SmokeRequest request) {
        var until = clock.instant().plus(properties.patience());
        var seen = checksOf(request).stream()
                .map(check -> patiently(request, check, until))
                .toList();
        return new Round(
                new SmokeReport(seen.stream().map(Seen::result).toList()),
                seen.stream().allMatch(Seen::reached));
    }

    private List<SmokeCheckSpec> checksOf(SmokeRequest request) {
        if (!request.checks().isEmpty()) {
            return request.checks();
        }
        var path = Optional.ofNullable(request.liveness()).orElse(properties.defaultLiveness());
        return List.of(new SmokeCheckSpec(path, OK, null, 0));
    }

    private Seen patiently(SmokeRequest request, SmokeCheckSpec check, Instant until) {
        var seen = once(request, check, until);
        while (!seen.result().passed()
                && clock.instant().plus(properties.pause()).isBefore(until)) {
            LockSupport.parkNanos(properties.pause().toNanos());
            seen = once(request, check, until);
        }
        return seen;
    }

    private Seen once(SmokeRequest request, SmokeCheckSpec check, Instant until) {
        var left = Duration.between(clock.instant(), until.plus(properties.timeout()));
        if (left.toMillis() <= 0) {
            return new Seen(
                    new CheckResult(check.path(), false, "was not asked, for those before it took too long"), true);
        }
        var within = left.compareTo(properties.timeout()) < 0 ? left : properties.timeout();
        var start = System.nanoTime();
        try {
            var answer = gateway.get(request.host(), request.tls(), check.path(), within);
            return new Seen(judge(check, answer, Duration.ofNanos(System.nanoTime() - start)), true);
        } catch (IOException e) {
            var detail = "expected %d, got no answer (%s)".formatted(check.status(), e.getMessage());
            return new Seen(new CheckResult(check.path(), false, detail), !(e instanceof SSLException));
        }
    }

    private static CheckResult judge(SmokeCheckSpec check, Gateway.Answer answer, Duration took) {
        var text = check.bodyContains();
        if (answer.status() != check.status()) {
            return new CheckResult(
                    check.path(), false, "expected %d, got %d".formatted(check.status(), answer.status()));
        }
        if (text != null && !answer.body().contains(text)) {
            return new CheckResult(
                    check.path(), false, "expected the text \"%s\", which the answer does not contain".formatted(text));
        }
        if (check.maxLatencyMillis() > 0 && took.toMillis() > check.maxLatencyMillis()) {
            return new CheckResult(
                    check.path(),
                    false,
                    "expected an answer within %d ms, it took %d ms"
                            .formatted(check.maxLatencyMillis(), took.toMillis()));
        }
        return new CheckResult(check.path(), true, "answered %d in %d ms".formatted(answer.status(), took.toMillis()));
    }
}
