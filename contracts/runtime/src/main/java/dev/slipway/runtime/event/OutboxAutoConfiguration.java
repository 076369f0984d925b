package dev.slipway.runtime.event;

import dev.slipway.runtime.RuntimeAutoConfiguration;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.telemetry.TelemetryAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** {@link Outbox} and its relay, for a service that has a database. */
@AutoConfiguration(
        after = {
            RuntimeAutoConfiguration.class,
            TelemetryAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            KafkaAutoConfiguration.class
        },
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {
    @Bean
    WakeUp slipwayOutboxWakeUp() {
        return new WakeUp();
    }

    @Bean
    OutboxRepository slipwayOutboxRepository(DataSource dataSource) {
        return new OutboxRepository(dataSource);
    }

    @Bean
    @ConditionalOnMissingBean(Outbox.class)
    TransactionalOutbox slipwayOutbox(
            OutboxRepository repository,
            PlatformTransactionManager transactions,
            ServiceIdentity service,
            OutboxProperties properties,
            WakeUp wakeUp,
            Telemetry telemetry,
            Clock clock) {
        return new TransactionalOutbox(repository, transactions, service, properties, wakeUp, telemetry, clock);
    }

    @Bean
    OutboxMeters slipwayOutboxMeters(ObjectProvider<MeterRegistry> registry, OutboxRepository repository, Clock clock) {
        return new OutboxMeters(registry.getIfUnique(SimpleMeterRegistry::new), repository, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "slipway.outbox.relay.enabled", matchIfMissing = true)
    OutboxRelay slipwayOutboxRelay(
            DataSource dataSource,
            KafkaProperties kafka,
            KafkaConnectionDetails kafkaConnection,
            ServiceIdentity service,
            OutboxProperties properties,
            WakeUp wakeUp,
            OutboxMeters meters,
            Telemetry telemetry,
            Clock clock) {
        var connection = kafka.buildAdminProperties();
        connection.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                kafkaConnection.getAdmin().getBootstrapServers());
        var broker = new Broker(connection, service, properties, telemetry);
        return new OutboxRelay(dataSource, broker, properties, wakeUp, meters, clock);
    }
}
