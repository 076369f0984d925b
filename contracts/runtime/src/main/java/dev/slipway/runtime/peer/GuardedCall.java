package dev.slipway.runtime.peer;

import dev.slipway.runtime.RetryableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Stands around every call of one peer. A call runs in a virtual thread, whose interruption closes its socket, so that the time limit really ends it. */
public final class GuardedCall {
    static final Duration OPEN_FOR = Duration.ofSeconds(10);
    private static final Duration TO_LET_GO = Duration.ofSeconds(1);

    private final String peer;
    private final TimeLimiter limiter;
    private final CircuitBreaker breaker;
    private final ExecutorService threads;
    private volatile @Nullable Throwable lately;

    GuardedCall(String peer, TimeLimiter limiter, CircuitBreaker breaker, ExecutorService threads) {
        this.peer = peer;
        this.limiter = limiter;
        this.breaker = breaker;
        this.threads = threads;
    }

    /**
     * Makes the call.
     *
     * @throws IOException of the call, or because there was no end to it in time
     * @throws RetryableException of the call, or because the peer failed too often and is left alone
     */
    public <T> T make(Callable<T> call) throws IOException {
        var ended = new CountDownLatch(1);
        try {
            return limiter.executeFutureSupplier(() -> threads.submit(() -> {
                try {
                    return breaker.executeCallable(() -> remembered(call));
                } finally {
                    ended.countDown();
                }
            }));
        } catch (CallNotPermittedException open) {
            var why = Optional.ofNullable(lately).orElse(open);
            throw new RetryableException(peer + " failed too often and is left alone for a while", OPEN_FOR, why);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (TimeoutException e) {
            letGo(ended);
            throw new IOException(peer + " came to no end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while " + peer + " was asked", e);
        } catch (Exception e) {
            throw new IOException(peer + " could not be asked", e);
        }
    }

    /** An operator wants to know why the circuit is open, and not that it is. */
    private <T> T remembered(Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (Exception e) {
            lately = e;
            throw e;
        }
    }

    /** What the call works on is the caller's again once it has noticed that nobody waits for it any more. */
    private static void letGo(CountDownLatch ended) {
        try {
            ended.await(TO_LET_GO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
