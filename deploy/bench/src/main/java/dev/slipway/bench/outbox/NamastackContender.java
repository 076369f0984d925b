package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxJacksonAutoConfiguration;
import io.namastack.outbox.config.JdbcOutboxAutoConfiguration;
import io.namastack.outbox.config.JdbcOutboxSchemaAutoConfiguration;
import io.namastack.outbox.config.OutboxCoreInfrastructureAutoConfiguration;
import io.namastack.outbox.config.OutboxCoreProcessingAutoConfiguration;
import io.namastack.outbox.config.OutboxCoreSchedulingAutoConfiguration;
import io.namastack.outbox.config.OutboxCoreThreadingAutoConfiguration;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * namastack-outbox over JDBC. Its module for Kafka is not published in this version, so the handler does what that module does: it sends, and waits for the
 * broker's confirmation.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    TaskSchedulingAutoConfiguration.class,
    JdbcOutboxAutoConfiguration.class,
    JdbcOutboxSchemaAutoConfiguration.class,
    OutboxJacksonAutoConfiguration.class,
    OutboxCoreInfrastructureAutoConfiguration.class,
    OutboxCoreThreadingAutoConfiguration.class,
    OutboxCoreProcessingAutoConfiguration.class,
    OutboxCoreSchedulingAutoConfiguration.class
})
@Import(SharedBeans.class)
class NamastackContender {
    @Bean
    Producer<String, byte[]> producer(BrokerAccess broker) {
        return broker.producer();
    }

    @Bean
    BrokerAccess broker(@Value("${spring.kafka.bootstrap-servers}") String servers) {
        return new BrokerAccess(servers);
    }

    @Bean
    OutboxTypedHandler<AppUpdated> publisher(Producer<String, byte[]> producer, @Value("${bench.topic}") String topic) {
        return new PublishingHandler(producer, topic);
    }

    @Bean
    Announcer announcer(Outbox outbox, JdbcClient jdbc) {
        return new Announcer() {
            @Override
            public void announce(AppUpdated event) {
                outbox.schedule(event, event.subject());
            }

            @Override
            public long unpublished() {
                return jdbc.sql("select count(*) from outbox_record where status <> 'COMPLETED'")
                        .query(Long.class)
                        .single();
            }
        };
    }
}
