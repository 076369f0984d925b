package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.contracts.catalog.CatalogEvent;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.platform.TestDatabase;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.support.MessageBuilder;

class InboxTest {
    private TestDatabase database;
    private HikariDataSource pool;
    private EventProcessors processors;
    private EventProcessor consumer;
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void start() {
        database = TestDatabase.of("gate").migrated();
        database.owner()
                .sql(
                        "create table effect (n bigint generated always as identity, team text, revision bigint); grant select, insert on effect to gate_app")
                .update();
        pool = database.pool();
        var properties = new InboxProperties(
                true,
                3,
                Duration.ofDays(30),
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                new InboxProperties.Parked(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofHours(1)));
        processors = new EventProcessors(properties, new SimpleMeterRegistry(), Telemetry.none(), Clock.systemUTC());
        consumer = consumer("gate");
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void anEventTakesEffectOnce() {
        var message = Notices.delivered(Notices.team("dining", 1));
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.HANDLED);
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.REPEATED);
        assertThat(effects("dining")).containsExactly(1L);
    }

    @Test
    void anEventTakesEffectOnceEvenIfItComesTwiceAtTheSameTime() throws Exception {
        for (int round = 0; round < 20; round++) {
            var message = Notices.delivered(Notices.team("dining", round));
            var barrier = new CyclicBarrier(4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    var _ = threads.submit(() -> {
                        barrier.await();
                        return consumer.deliver(message);
                    });
                }
            }
        }
        assertThat(effects("dining")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void eachConsumerHasItsOwnInbox() {
        var message = Notices.delivered(Notices.team("dining", 1));
        consumer.deliver(message);
        assertThat(consumer("gate-other").deliver(message)).isEqualTo(Delivered.HANDLED);
        assertThat(effects("dining")).containsExactly(1L, 1L);
    }

    @Test
    void whatNobodyWantsLeavesNoTrace() {
        var message = Notices.delivered(new DomainReleased("lunch", 1, "lunch.apps.slipway.test", "production"));
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.NOT_WANTED);
        assertThat(count("inbox")).isZero();
        assertThat(count("parked_event")).isZero();
    }

    @Test
    void aBrokenEventIsTriedThriceAndParkedWithoutHalfAnEffect() {
        broken.add(1L);
        assertThat(consumer.deliver(Notices.delivered(Notices.team("dining", 1))))
                .isEqualTo(Delivered.PARKED);
        assertThat(calls).hasValue(3);
        assertThat(effects("dining")).isEmpty();
        assertThat(count("inbox")).isZero();
        var parked = consumer.parked().list(10).getFirst();
        assertThat(parked.reason()).contains("revision 1 is broken");
        assertThat(parked.subject()).isEqualTo("team/dining");
        assertThat(parked.payload()).contains("\"team\":\"dining\"");
        assertThat(parked.headers()).containsKeys("ce_id", "ce_hash");
    }

    @Test
    void laterEventsOfAParkedSubjectWaitInOrderAndOthersDoNot() {
        broken.add(1L);
        deliver("dining", 1);
        assertThat(deliver("dining", 2)).isEqualTo(Delivered.PARKED);
        assertThat(deliver("dining", 3)).isEqualTo(Delivered.PARKED);
        assertThat(deliver("billing", 2)).isEqualTo(Delivered.HANDLED);
        assertThat(effects("dining")).isEmpty();

        broken.clear();
        assertThat(consumer.parked().retry("slipway.catalog", "team/dining")).isEqualTo(3);
        assertThat(effects("dining")).containsExactly(1L, 2L, 3L);
        assertThat(consumer.parked().count()).isZero();
        assertThat(deliver("dining", 4)).isEqualTo(Delivered.HANDLED);
    }

    @Test
    void aRetryStopsAtTheNextBrokenEvent() {
        broken.addAll(List.of(1L, 3L));
        for (int revision = 1; revision <= 4; revision++) {
            deliver("dining", revision);
        }
        broken.remove(1L);
        assertThat(consumer.parked().retry("slipway.catalog", "team/dining")).isEqualTo(2);
        assertThat(effects("dining")).containsExactly(1L, 2L);
        assertThat(consumer.parked().list(10)).extracting(ParkedEvent::attempts).containsExactly(1, 0);
    }

    @Test
    void whatIsParkedIsRetriedByItselfEverMoreSeldom() {
        broken.add(1L);
        deliver("dining", 1);
        var first = consumer.parked().list(1).getFirst();
        consumer.parkedSubjects().retryDue();
        assertThat(consumer.parked().list(1).getFirst().attempts()).isEqualTo(first.attempts());
        database.owner().sql("update parked_event set next_attempt = parked_at").update();
        consumer.parkedSubjects().retryDue();
        var second = consumer.parked().list(1).getFirst();
        assertThat(second.attempts()).isEqualTo(first.attempts() + 1);
        assertThat(Duration.between(first.nextAttempt(), second.nextAttempt())).isPositive();
        broken.clear();
        database.owner().sql("update parked_event set next_attempt = parked_at").update();
        consumer.parkedSubjects().retryDue();
        assertThat(effects("dining")).containsExactly(1L);
    }

    @Test
    void whatIsAwayIsNeitherParkedNorSkipped() {
        var calm = processors.of(
                "calm",
                pool,
                new JdbcTransactionManager(pool),
                List.of(on -> on.on(TeamChanged.class, (_, _) -> {
                    throw new RetryableException("the database of rules is away", Duration.ofSeconds(1));
                })));
        assertThatThrownBy(() -> calm.deliver(Notices.delivered(Notices.team("dining", 1))))
                .isInstanceOf(RetryableException.class);
        assertThat(count("inbox")).isZero();
        assertThat(count("parked_event")).isZero();
    }

    @Test
    void aMajorVersionThatIsUnknownIsParkedUntilAReleaseKnowsIt() {
        var event = Notices.team("dining", 1);
        var message = Notices.delivered(event, "dev.slipway.catalog.TeamChanged.v2", EventJson.write(event));
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.PARKED);
        assertThat(deliver("dining", 2)).isEqualTo(Delivered.PARKED);
        assertThat(consumer.parked().retry("slipway.catalog", "team/dining")).isZero();
    }

    @Test
    void whatCannotBeReadIsParked() {
        var event = Notices.team("dining", 1);
        var message = Notices.delivered(
                event, "dev.slipway.catalog.TeamChanged.v1", "{\"team\":".getBytes(StandardCharsets.UTF_8));
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.PARKED);
        assertThat(consumer.parked().list(1).getFirst().payload()).isEqualTo("{\"team\":");
    }

    @Test
    void whatIsNoEventIsParkedOnItsOwn() {
        var message = MessageBuilder.withPayload("hello".getBytes(StandardCharsets.UTF_8))
                .setHeader("kafka_receivedTopic", "slipway.catalog")
                .setHeader("kafka_receivedPartitionId", 1)
                .setHeader("kafka_offset", 7L)
                .build();
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.PARKED);
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.PARKED);
        assertThat(consumer.parked().list(10))
                .singleElement()
                .extracting(ParkedEvent::subject)
                .isEqualTo("record/slipway.catalog/1/7");
    }

    @Test
    void aHandlerOfAWholeAreaGetsEachOfItsEvents() {
        var heard = ConcurrentHashMap.<String>newKeySet();
        var wide = processors.of(
                "wide",
                pool,
                new JdbcTransactionManager(pool),
                List.of(on -> on.on(
                        CatalogEvent.class, (event, envelope) -> heard.add(envelope.type() + " " + event.subject()))));
        wide.deliver(Notices.delivered(Notices.team("dining", 1)));
        assertThat(heard).containsExactly("dev.slipway.catalog.TeamChanged.v1 team/dining");
        assertThat(wide.topics()).containsExactly("slipway.catalog");
    }

    @Test
    void whoTakesEverythingGetsTheBytes() {
        var event = Notices.team("dining", 1);
        var unknown =
                Notices.delivered(event, "dev.slipway.catalog.NeverHeardOf.v9", "{}".getBytes(StandardCharsets.UTF_8));
        var heard = ConcurrentHashMap.<String>newKeySet();
        var all = processors.ofAll("all", pool, new JdbcTransactionManager(pool), (envelope, payload) -> {
            assertThat(EventHash.of(envelope, payload)).isEqualTo(envelope.hash());
            heard.add(envelope.type());
        });
        assertThat(all.deliver(unknown)).isEqualTo(Delivered.HANDLED);
        assertThat(heard).containsExactly("dev.slipway.catalog.NeverHeardOf.v9");
        assertThat(all.topics()).hasSize(6);
    }

    @Test
    void remembersAnEventForItsRetentionAndNoLonger() {
        var message = Notices.delivered(Notices.team("dining", 1));
        consumer.deliver(message);
        age("29 days");
        consumer.forgetOld();
        assertThat(consumer.deliver(message)).isEqualTo(Delivered.REPEATED);
        age("2 days");
        consumer.forgetOld();
        assertThat(count("inbox")).isZero();
    }

    private void age(String by) {
        database.owner()
                .sql("update inbox set received_at = received_at - interval '%s'".formatted(by))
                .update();
    }

    private Delivered deliver(String team, long revision) {
        return consumer.deliver(Notices.delivered(Notices.team(team, revision)));
    }

    private EventProcessor consumer(String name) {
        var jdbc = JdbcClient.create(pool);
        return processors.of(
                name,
                pool,
                new JdbcTransactionManager(pool),
                List.of(on -> on.on(TeamChanged.class, (event, _) -> {
                    calls.incrementAndGet();
                    jdbc.sql("insert into effect (team, revision) values (?, ?)")
                            .param(event.team())
                            .param(event.revision())
                            .update();
                    if (broken.contains(event.revision())) {
                        throw new IllegalArgumentException("revision " + event.revision() + " is broken");
                    }
                })));
    }

    private List<@Nullable Long> effects(String team) {
        return database.owner()
                .sql("select revision from effect where team = ? order by n")
                .param(team)
                .query(Long.class)
                .list();
    }

    private long count(String table) {
        return database.owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
