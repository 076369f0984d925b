package dev.slipway.runtime.workflow;

import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.telemetry.TelemetryAutoConfiguration;
import io.temporal.spring.boot.WorkerOptionsCustomizer;
import io.temporal.worker.WorkerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** How workers run, when they start, and how traces go through them. {@code slipway.workers.enabled=false} leaves them out. */
@AutoConfiguration(
        after = TelemetryAutoConfiguration.class,
        afterName = {
            "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration"
        })
class WorkerAutoConfiguration {
    /** Activities wait for the database or a neighbour, so each has a thread that costs nothing. */
    @Bean
    WorkerOptionsCustomizer virtualThreads() {
        return (options, _, _) -> options.setUsingVirtualThreads(true);
    }

    @Bean
    TracedStarts tracedStarts(Telemetry telemetry) {
        return new TracedStarts(telemetry);
    }

    @Bean
    TracedWork tracedWork(Telemetry telemetry) {
        return new TracedWork(telemetry);
    }

    @Bean
    @ConditionalOnBean(WorkerFactory.class)
    @ConditionalOnBooleanProperty(name = "slipway.workers.enabled", matchIfMissing = true)
    WorkerStart workerStart(WorkerFactory workers) {
        return new WorkerStart(workers);
    }
}
