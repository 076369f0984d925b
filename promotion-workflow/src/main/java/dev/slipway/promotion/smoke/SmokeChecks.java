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
     * @param lacksCertificate whether nothing worse is wrong than that the gateway shows no certificate of this name that is trusted: a check came no further than the
     *     handshake, and of those that did none failed
     */
    record Round(SmokeReport report, boolean lacksCertificate) {}

    private enum Reach {
        NOT_ASKED,
        HANDSHAKE,
        APP
    }

    private record Seen(CheckResult result, Reach reach) {
        boolean failedAt(Reach where) {
            return !result.passed() && reach == where;
        }
    }

    Round run(SmokeRequest request) {
        var until = clock.instant().plus(properties.patience());
        var seen = checksOf(request).stream()
                .map(check -> patiently(request, check, until))
                .toList();
        return new Round(
                new SmokeReport(seen.stream().map(Seen::result).toList()),
                seen.stream().anyMatch(each -> each.failedAt(Reach.HANDSHAKE))
                        && seen.stream().noneMatch(each -> each.failedAt(Reach.APP)));
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
                    new CheckResult(check.path(), false, "was not asked, for those before it took too long"),
                    Reach.NOT_ASKED);
        }
        var within = left.compareTo(properties.timeout()) < 0 ? left : properties.timeout();
        var start = System.nanoTime();
        try {
            var answer = gateway.get(request.host(), request.tls(), check.path(), within);
            return new Seen(judge(check, answer, Duration.ofNanos(System.nanoTime() - start)), Reach.APP);
        } catch (IOException e) {
            var detail = "expected %d, got no answer (%s)".formatted(check.status(), e.getMessage());
            return new Seen(new CheckResult(check.path(), false, detail), reachOf(e));
        }
    }

    /** A certificate that is missing or not trusted ends the handshake; one of another name is found out right after it. */
    private static Reach reachOf(IOException failure) {
        return failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException
                ? Reach.HANDSHAKE
                : Reach.APP;
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
