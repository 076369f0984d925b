package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole service, as Spring Boot makes it from the auto-configuration, with a consumer of its own and one that listens to everything. */
class SubscriptionTest {
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        var database = TestDatabase.of("catalog");
        var properties = new HashMap<>(database.springProperties());
        properties.put("spring.kafka.bootstrap-servers", TestBroker.address());
        properties.put("management.tracing.sampling.probability", "1.0");
        properties.put("slipway.inbox.longest-pause", "500ms");
        service = new SpringApplicationBuilder(Service.class).run(TestDatabase.arguments(properties));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anEventTakesEffectWithTheTraceOfItsCause() {
        var cause = announce("traced", 1);
        await().until(() -> seen().traces.containsKey("traced"));
        assertThat(cause).isNotNull().startsWith("00-");
        assertThat(traceId(seen().traces.get("traced"))).isEqualTo(traceId(cause));
        await().until(() -> seen().jobTraces.containsKey("traced"));
        assertThat(traceId(seen().jobTraces.get("traced"))).isEqualTo(traceId(cause));
    }

    @Test
    void aSecondConsumerHearsEverythingInAGroupOfItsOwn() {
        announce("overheard", 1);
        await().until(() -> seen().raw.contains("team/overheard"));
        assertThat(service.getBean("overhears", EventProcessor.class).consumer())
                .isEqualTo("catalog-audit");
    }

    @Test
    void waitsForWhatIsAwayAndSkipsNothing() {
        seen().failures.put("patient", 4);
        announce("patient", 1);
        announce("patient", 2);
        announce("patient", 3);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen().revisions("patient").size() == 3);
        assertThat(seen().revisions("patient")).containsExactly(1L, 2L, 3L);
        assertThat(service.getBean(ParkedEvents.class).count()).isZero();
    }

    @Test
    void keepsTheOrderOfManyEvents() {
        for (int revision = 1; revision <= 100; revision++) {
            announce("busy", revision);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen().revisions("busy").size() >= 100);
        assertThat(seen().revisions("busy")).hasSize(100).isSorted();
    }

    @Test
    void showsItsMeters() {
        var meters = service.getBean(MeterRegistry.class);
        assertThat(meters.get("slipway.outbox.lag").gauge().value()).isNotNaN();
        assertThat(meters.get("slipway.inbox.parked")
                        .tag("consumer", "catalog")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("slipway.inbox.parked.subjects")
                        .tag("consumer", "catalog")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("slipway.jobs.dead").gauge().value()).isZero();
    }

    @Test
    void showsThatNothingWaitsOnceEverythingIsTaken() {
        announce("caught-up", 1);
        await().until(() -> seen().traces.containsKey("caught-up"));
        var meters = service.getBean(MeterRegistry.class);

        await().untilAsserted(() -> {
            assertThat(meters.get("slipway.outbox.oldest.age").gauge().value()).isZero();
            assertThat(meters.get("slipway.inbox.lag")
                            .tag("consumer", "catalog")
                            .gauge()
                            .value())
                    .isZero();
        });
    }

    private static @Nullable String announce(String team, long revision) {
        var trace = new ArrayList<@Nullable String>();
        service.getBean(Telemetry.class).within("request", null, () -> {
            trace.add(service.getBean(Telemetry.class).traceparent());
            service.getBean(TransactionTemplate.class)
                    .executeWithoutResult(_ -> service.getBean(Outbox.class).append(Notices.team(team, revision)));
        });
        return trace.getFirst();
    }

    private static Seen seen() {
        return service.getBean(Seen.class);
    }

    private static String traceId(@Nullable String traceparent) {
        assertThat(traceparent).isNotNull();
        return String.valueOf(traceparent).split("-", -1)[1];
    }

    static final class Seen {
        final Map<String, List<Long>> revisions = new ConcurrentHashMap<>();
        final Map<String, String> traces = new ConcurrentHashMap<>();
        final Map<String, String> jobTraces = new ConcurrentHashMap<>();
        final Map<String, Integer> failures = new ConcurrentHashMap<>();
        final List<String> raw = Collections.synchronizedList(new ArrayList<>());

        List<Long> revisions(String team) {
            return revisions.computeIfAbsent(team, _ -> Collections.synchronizedList(new ArrayList<>()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Seen seen() {
            return new Seen();
        }

        @Bean
        Job<String> followUp(Seen seen, Telemetry telemetry) {
            return new Job<>() {
                @Override
                public String name() {
                    return "follow-up";
                }

                @Override
                public Class<String> dataType() {
                    return String.class;
                }

                @Override
                public void run(String team) {
                    seen.jobTraces.put(team, String.valueOf(telemetry.traceparent()));
                }
            };
        }

        @Bean
        EventHandlers teamConsumer(Seen seen, Telemetry telemetry, Jobs jobs, Job<String> followUp) {
            return on -> on.on(TeamChanged.class, (event, _) -> {
                if (seen.failures.merge(event.team(), -1, Integer::sum) >= 0) {
                    throw new RetryableException("away", Duration.ofMillis(50));
                }
                seen.revisions(event.team()).add(event.revision());
                seen.traces.put(event.team(), String.valueOf(telemetry.traceparent()));
                jobs.enqueue(followUp, event.team(), event.team());
            });
        }

        @Bean
        EventProcessor overhears(
                EventProcessors processors,
                ServiceIdentity service,
                DataSource dataSource,
                PlatformTransactionManager transactions,
                Seen seen) {
            return processors.ofAll(service.area() + "-audit", dataSource, transactions, (envelope, payload) -> {
                assertThat(EventHash.of(envelope, payload)).isEqualTo(envelope.hash());
                seen.raw.add(envelope.subject());
            });
        }
    }
}
