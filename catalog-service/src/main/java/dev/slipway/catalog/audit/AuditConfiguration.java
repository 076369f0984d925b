package dev.slipway.catalog.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.runtime.event.EventProcessor;
import dev.slipway.runtime.event.EventProcessors;
import dev.slipway.runtime.peer.GuardedCalls;
import java.time.Clock;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The trail's own database access and its own consumer group. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {
    private static final String GROUP = "catalog-audit";

    /** Kept together, and out of sight of whatever looks for the service's one data source. */
    static final class AuditDatabase implements AutoCloseable {
        private final HikariDataSource pool;
        private final JdbcTransactionManager transactions;
        private final DSLContext jooq;

        AuditDatabase(HikariDataSource pool) {
            this.pool = pool;
            this.transactions = new JdbcTransactionManager(pool);
            this.jooq = DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES);
        }

        JdbcTransactionManager transactions() {
            return transactions;
        }

        DSLContext jooq() {
            return jooq;
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    @Bean
    AuditDatabase auditDatabase(AuditProperties properties) {
        migrate(properties);
        var config = new HikariConfig();
        config.setPoolName("audit");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.user());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        properties.driver().forEach(config::addDataSourceProperty);
        return new AuditDatabase(new HikariDataSource(config));
    }

    @Bean
    EventProcessor catalogAudit(EventProcessors processors, AuditDatabase database, AuditTrail trail) {
        return processors.ofAll(GROUP, database.pool, database.transactions(), trail);
    }

    /** Signs the head where a key and a repository are named; without them the trail is checked by ourselves alone. */
    @Bean
    @ConditionalOnExpression("!'${slipway.audit.ledger.repository:}'.isBlank()")
    HeadJob auditHeads(
            AuditRepository trail,
            ExportRepository entries,
            AuditProperties properties,
            GuardedCalls calls,
            Clock clock) {
        var ledger = properties.ledger();
        var repository = new HeadLedger(ledger, calls, clock);
        var heads = new HeadService(trail, entries, repository, new HeadSigner(ledger.key()), clock);
        return new HeadJob(heads, ledger.every());
    }

    private static void migrate(AuditProperties properties) {
        Flyway.configure()
                .dataSource(properties.url(), properties.owner(), properties.ownerPassword())
                .defaultSchema("audit")
                .locations("classpath:db/runtime/inbox", "classpath:db/audit")
                .placeholders(Map.of("runtime", properties.user()))
                .outOfOrder(true)
                .connectRetries(10)
                .load()
                .migrate();
    }
}
