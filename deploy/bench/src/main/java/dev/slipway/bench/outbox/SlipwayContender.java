package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.runtime.RuntimeAutoConfiguration;
import dev.slipway.runtime.event.Outbox;
import dev.slipway.runtime.event.OutboxAutoConfiguration;
import dev.slipway.runtime.telemetry.TelemetryAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runtime's outbox, as the services have it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    KafkaAutoConfiguration.class,
    RuntimeAutoConfiguration.class,
    TelemetryAutoConfiguration.class,
    OutboxAutoConfiguration.class
})
@Import(SharedBeans.class)
class SlipwayContender {
    @Bean
    Announcer announcer(Outbox outbox, JdbcClient jdbc) {
        return new Announcer() {
            @Override
            public void announce(AppUpdated event) {
                outbox.append(event);
            }

            @Override
            public long unpublished() {
                return jdbc.sql("select count(*) from outbox where published_at is null")
                        .query(Long.class)
                        .single();
            }
        };
    }
}
