package dev.slipway.bench.outbox;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What both contenders have alike. */
@Configuration(proxyBeanMethods = false)
class SharedBeans {
    /** The machine's clock, or one that is off by {@code bench.clock-offset}. */
    @Bean
    Clock clock(@Value("${bench.clock-offset:0ms}") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    SubjectRepository subjectRepository(JdbcClient jdbc) {
        return new SubjectRepository(jdbc);
    }

    @Bean
    Writers writers(SubjectRepository subjects, Announcer announcer, PlatformTransactionManager transactions) {
        return new Writers(subjects, announcer, new TransactionTemplate(transactions));
    }
}
