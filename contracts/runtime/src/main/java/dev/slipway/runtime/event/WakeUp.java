package dev.slipway.runtime.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one thread sleep until there is something to do. Calls during its work count: the next sleep ends at once. */
final class WakeUp {
    private final Semaphore calls = new Semaphore(0);

    void now() {
        calls.release();
    }

    /** Sleeps until called, at most for the time given. */
    void await(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
