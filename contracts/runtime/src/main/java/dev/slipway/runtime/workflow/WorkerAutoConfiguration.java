package dev.slipway.runtime.workflow;

import io.temporal.spring.boot.WorkerOptionsCustomizer;
import io.temporal.worker.WorkerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** How workers run and when they start. {@code slipway.workers.enabled=false} leaves them out. */
@AutoConfiguration(
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
    @ConditionalOnBean(WorkerFactory.class)
    @ConditionalOnBooleanProperty(name = "slipway.workers.enabled", matchIfMissing = true)
    WorkerStart workerStart(WorkerFactory workers) {
        return new WorkerStart(workers);
    }
}
