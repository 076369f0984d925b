package dev.slipway.runtime.peer;

import dev.slipway.runtime.RetryableException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;

/** Makes guards; their circuits stand in the shared registry, and so in the metrics, by the peer's name. */
public final class GuardedCalls implements DisposableBean {
    private final CircuitBreakerRegistry breakers;
    private final TimeLimiterRegistry limiters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public GuardedCalls(CircuitBreakerRegistry breakers, TimeLimiterRegistry limiters) {
        this.breakers = breakers;
        this.limiters = limiters;
    }

    /**
     * The guard of a peer. A {@link RetryableException} of the call itself speaks for the peer, which is well and asks for patience; everything else that is thrown
     * speaks against it.
     *
     * @param within for a call, to its end
     */
    public GuardedCall of(String peer, Duration within) {
        var limit = TimeLimiterConfig.custom()
                .timeoutDuration(within)
                .cancelRunningFuture(true)
                .build();
        var circuit = Circuits.config(GuardedCall.OPEN_FOR, failure -> !(failure instanceof RetryableException));
        return new GuardedCall(
                peer, limiters.timeLimiter(peer, limit), breakers.circuitBreaker(peer, circuit), threads);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
