package dev.slipway.runtime.http;

import dev.slipway.runtime.peer.Circuits;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import org.springframework.http.client.ClientHttpResponse;

/** Makes the Resilience4j instances of a client; they stand in the shared registries, and so in the metrics, by its name. */
record Peers(CircuitBreakerRegistry breakers, RetryRegistry retries, TimeLimiterRegistry limiters) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    Guard.Resilience of(String client, HttpProperties.Client settings) {
        return new Guard.Resilience(
                limiters.timeLimiter(client, limit(settings)),
                retries.retry(client, repetition(settings)),
                breakers.circuitBreaker(client, circuit(settings)));
    }

    private static TimeLimiterConfig limit(HttpProperties.Client settings) {
        return TimeLimiterConfig.custom()
                .timeoutDuration(settings.totalTimeout())
                .cancelRunningFuture(true)
                .build();
    }

    /** Waits as the peer asked, else longer each time with jitter. A wait that does not fit into the call is left to the caller. */
    private static RetryConfig repetition(HttpProperties.Client settings) {
        var growing = IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT, 2.0, 0.5, LONGEST_WAIT);
        return RetryConfig.<ClientHttpResponse>custom()
                .maxAttempts(settings.attempts())
                .retryOnException(failure -> failure instanceof AttemptFailed failed
                        && failed.retryAfter().orElse(Duration.ZERO).compareTo(settings.totalTimeout()) < 0)
                .intervalBiFunction(
                        (attempt, outcome) -> outcome.isLeft() && outcome.getLeft() instanceof AttemptFailed failed
                                ? failed.retryAfter().map(Duration::toMillis).orElseGet(() -> growing.apply(attempt))
                                : growing.apply(attempt))
                .build();
    }

    private static CircuitBreakerConfig circuit(HttpProperties.Client settings) {
        return Circuits.config(
                settings.openFor(), failure -> failure instanceof AttemptFailed failed && !failed.throttled());
    }
}
