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
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
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
     * @param lacksCertificate whether the gateway showed no certificate of this name that is trusted for a while, and no check had failed before: what failed after that
     *     had less than its time
     */
    record Round(SmokeReport report, boolean lacksCertificate) {}

    /** @param broken whether a try ended in the handshake */
    private record Seen(CheckResult result, boolean broken) {}

    Round run(SmokeRequest request) {
        var until = clock.instant().plus(properties.patience());
        var seen = checksOf(request).stream()
                .map(check -> patiently(request, check, until))
                .toList();
        return new Round(new SmokeReport(seen.stream().map(Seen::result).toList()), lacksCertificate(seen));
    }

    private static boolean lacksCertificate(List<Seen> seen) {
        var sound = seen.stream().takeWhile(each -> !each.broken()).toList();
        return sound.size() < seen.size()
                && sound.stream().allMatch(each -> each.result().passed())
                && !seen.stream().allMatch(each -> each.result().passed());
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
        var broken = seen.broken();
        while (!seen.result().passed()
                && clock.instant().plus(properties.pause()).isBefore(until)) {
            LockSupport.parkNanos(properties.pause().toNanos());
            seen = once(request, check, until);
            broken |= seen.broken();
        }
        return new Seen(seen.result(), broken);
    }

    private Seen once(SmokeRequest request, SmokeCheckSpec check, Instant until) {
        var left = Duration.between(clock.instant(), until.plus(properties.timeout()));
        if (left.toMillis() <= 0) {
            return new Seen(
                    new CheckResult(check.path(), false, "was not asked, for those before it took too long"), false);
        }
        var within = left.compareTo(properties.timeout()) < 0 ? left : properties.timeout();
        var start = System.nanoTime();
        try {
            var answer = gateway.get(request.host(), request.tls(), check.path(), within);
            return new Seen(judge(check, answer, Duration.ofNanos(System.nanoTime() - start)), false);
        } catch (IOException e) {
            var detail = "expected %d, got no answer (%s)".formatted(check.status(), e.getMessage());
            return new Seen(new CheckResult(check.path(), false, detail), endsHandshake(e));
        }
    }

    /** A certificate that is missing or not trusted ends the handshake; one of another name is found out right after it. */
    private static boolean endsHandshake(IOException failure) {
        return failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException;
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
