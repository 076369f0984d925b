package dev.slipway.runtime.peer;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.function.Predicate;

/** When a peer is left alone: half of its last 20 calls failed, of at least 10. */
public final class Circuits {
    private Circuits() {}

    /**
     * The settings of a circuit.
     *
     * @param openFor how long it is left alone
     * @param failed what speaks against the peer
     */
    public static CircuitBreakerConfig config(Duration openFor, Predicate<Throwable> failed) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(3)
                .waitDurationInOpenState(openFor)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .recordException(failed)
                .build();
    }
}
