package dev.slipway.runtime.workflow;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the workers as soon as Temporal answers. The service itself starts and serves without it; Temporal's own starter would end the process. */
final class WorkerStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerStart.class);
    private static final long PAUSE_SECONDS = 1;

    private final WorkerFactory workers;
    private @Nullable ScheduledExecutorService attempts;

    WorkerStart(WorkerFactory workers) {
        this.workers = workers;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // an attempt lets no exception through
    public synchronized void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("worker-start").factory());
        executor.scheduleWithFixedDelay(() -> attempt(executor), 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        attempts = executor;
    }

    private void attempt(ScheduledExecutorService executor) {
        try {
            workers.start();
            LOG.info("The workers listen to Temporal.");
            executor.shutdown();
        } catch (StatusRuntimeException e) {
            LOG.warn("Temporal does not answer yet: {}", e.getStatus());
        } catch (RuntimeException e) {
            LOG.error("The workers cannot be started; trying again", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (attempts != null) {
            attempts.shutdownNow();
            attempts = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return attempts != null;
    }
}
