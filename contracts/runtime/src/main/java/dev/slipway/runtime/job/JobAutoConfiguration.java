package dev.slipway.runtime.job;

import dev.slipway.runtime.RuntimeAutoConfiguration;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.telemetry.TelemetryAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Jobs} and {@link DeadLetters}, and the scheduler that runs them, for a service that has a database. */
@AutoConfiguration(
        after = {
            RuntimeAutoConfiguration.class,
            TelemetryAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class
        },
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(JobsProperties.class)
public class JobAutoConfiguration {
    @Bean
    JobTrigger slipwayJobTrigger() {
        return new JobTrigger();
    }

    @Bean
    JobRepository slipwayJobRepository(DataSource dataSource) {
        return new JobRepository(dataSource);
    }

    @Bean
    DeadLetterRepository slipwayDeadLetterRepository(DataSource dataSource) {
        return new DeadLetterRepository(dataSource);
    }

    @Bean
    DurableJobs slipwayJobs(
            JobRepository repository,
            DeadLetterRepository deadLetters,
            PlatformTransactionManager transactions,
            JobTrigger trigger,
            Telemetry telemetry,
            Clock clock) {
        return new DurableJobs(repository, deadLetters, transactions, trigger, telemetry, clock);
    }

    @Bean
    JobMeters slipwayJobMeters(
            ObjectProvider<MeterRegistry> registry, JobRepository repository, DeadLetterRepository deadLetters) {
        return new JobMeters(registry.getIfUnique(SimpleMeterRegistry::new), repository, deadLetters);
    }

    @Bean
    JobRun slipwayJobRun(
            JobRepository repository,
            DeadLetterRepository deadLetters,
            PlatformTransactionManager transactions,
            JobsProperties properties,
            JobMeters meters,
            JobTrigger trigger,
            Telemetry telemetry,
            Clock clock) {
        return new JobRun(
                repository,
                deadLetters,
                new TransactionTemplate(transactions),
                properties,
                meters,
                trigger,
                telemetry,
                clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "slipway.jobs.enabled", matchIfMissing = true)
    JobScheduler slipwayJobScheduler(
            DataSource dataSource,
            ObjectProvider<Job<?>> jobs,
            ObjectProvider<RecurringJob> recurringJobs,
            JobRepository repository,
            JobRun jobRun,
            JobMeters meters,
            JobTrigger trigger,
            JobsProperties properties,
            ServiceIdentity service,
            Clock clock) {
        return new JobScheduler(
                dataSource,
                jobs.orderedStream().toList(),
                recurringJobs.orderedStream().toList(),
                repository,
                jobRun,
                meters,
                trigger,
                properties,
                service,
                clock);
    }
}
