package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RelayTest {
    private final TestDatabase database = TestDatabase.of("catalog").migrated();

    @Test
    void putsTheEventOnTheWireAsCloudEventsSayIt() {
        try (var service = replica("wire").started()) {
            service.announce("dining", 1);
            service.announce("dining", 2);
            var records = TestBroker.records("slipway.wire", 2);
            var first = records.getFirst();
            var headers = Chain.headers(first);
            assertThat(headers)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_type", "dev.slipway.catalog.TeamChanged.v1")
                    .containsEntry("ce_source", "/slipway/wire")
                    .containsEntry("ce_subject", "team/dining")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("ce_previoushash", "0".repeat(64))
                    .containsEntry("ce_number", "1")
                    .containsKeys("ce_id", "ce_time", "ce_dataschema", "ce_hash");
            assertThat(first.key()).isEqualTo("team/dining");
            assertThat(EventJson.read(first.value(), TeamChanged.class)).isEqualTo(Notices.team("dining", 1));
            assertThat(Chain.headers(records.get(1))).containsEntry("ce_previoushash", headers.get("ce_hash"));
            assertThat(TestBroker.records("slipway.wire", 2))
                    .extracting(event -> event.partition())
                    .hasSize(2);
        }
    }

    @Test
    void aLateCommitGetsALaterNumberAndOrderWithinASubjectStays() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("racing with seed " + seed);
        var random = new Random(seed);
        int writers = 8;
        int each = 60;
        try (var one = replica("race").started();
                var other = replica("race").started()) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < writers; writer++) {
                    var replica = writer % 2 == 0 ? one : other;
                    var pauses = random.longs(each, 0, 8_000_000).toArray();
                    var teams = random.ints(each, 0, 5).toArray();
                    var _ = threads.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            replica.announceSlowly("team-" + teams[i], i, pauses[i]);
                        }
                    });
                }
            }
            Chain.verify(TestBroker.records("slipway.race", writers * each), writers * each);
        }
        assertThat(overtaken("earlier.subject = later.subject")).isZero();
        assertThat(overtaken("earlier.subject <> later.subject"))
                .as("commits that overtook another: without any, this test shows nothing")
                .isPositive();
    }

    @Test
    void goesOnAfterItsDatabaseConnectionWasCut() {
        try (var one = replica("cut").started();
                var other = replica("cut").started()) {
            for (int cut = 0; cut < 3; cut++) {
                for (int i = 0; i < 20; i++) {
                    (i % 2 == 0 ? one : other).announce("team-" + i % 3, i);
                }
                await().untilAsserted(() -> assertThat(cutRelay()).isPositive());
            }
            one.announce("team-1", 100);
            Chain.verify(TestBroker.records("slipway.cut", 61), 61);
            await().until(() -> one.repository.unpublishedCount() == 0);
        }
    }

    @Test
    void publishesWhatAnotherReplicaWroteAndWhatWasLeftByADeadOne() {
        try (var dead = replica("heir")) {
            dead.announce("a", 1);
        }
        try (var heir = replica("heir").started();
                var writer = replica("heir")) {
            writer.announce("a", 2);
            Chain.verify(TestBroker.records("slipway.heir", 2), 2);
            await().until(() -> heir.repository.unpublishedCount() == 0);
        }
    }

    @Test
    void goesOnBehindTheBrokerWhenItsDatabaseWasRestored() {
        try (var service = replica("restored").started()) {
            service.announce("a", 1);
            await().until(() -> service.repository.unpublishedCount() == 0);
        }
        try (var service = replica("restored")) {
            service.announce("a", 2);
        }
        keepForLater();
        try (var service = replica("restored").started()) {
            service.announce("a", 3);
            service.announce("a", 4);
            TestBroker.records("slipway.restored", 4);
        }
        restore();
        TestBroker.put("slipway.restored", "team/a", "no event of Slipway");

        try (var service = replica("restored").started()) {
            service.announce("b", 1);
            var records = Chain.verify(eventsOf("slipway.restored", 5), 5);
            assertThat(records)
                    .extracting(ConsumerRecord::key)
                    .containsExactly("team/a", "team/a", "team/a", "team/a", "team/b");
            await().until(() -> service.repository.unpublishedCount() == 0);
        }
        assertThat(eventsOf("slipway.restored", 5))
                .as("nothing is published again")
                .hasSize(5);
    }

    @Test
    void keepsAnEventOnTheTopicForLessLongThanAnInboxRemembersIt() {
        try (var service = replica("kept").started()) {
            service.announce("a", 1);
            TestBroker.records("slipway.kept", 1);
            var topic = TestBroker.configuration("slipway.kept");
            var kept = millis(topic.get("retention.ms")).plus(millis(topic.get("segment.ms")));
            assertThat(kept).isEqualTo(Broker.KEPT_AT_MOST);
            assertThat(inbox(Map.of()).retention()).isGreaterThan(kept);
        }
        assertThatThrownBy(() -> inbox(Map.of("slipway.inbox.retention", "7d")))
                .rootCause()
                .hasMessageContaining("would take effect again");
    }

    private static Duration millis(@Nullable String text) {
        return Duration.ofMillis(Long.parseLong(Objects.requireNonNull(text)));
    }

    private static InboxProperties inbox(Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("slipway.inbox", InboxProperties.class);
    }

    @Test
    void removesWhatWasPublishedLongerAgoThanItIsKept() {
        try (var service = replica("old")) {
            for (int revision = 1; revision <= 3; revision++) {
                service.announce("a", revision);
            }
        }
        try (var service = replica("old").started()) {
            await().until(() -> service.repository.unpublishedCount() == 0);
        }
        database.owner()
                .sql("update outbox set published_at = published_at - interval '15 days' where number < 3")
                .update();
        try (var _ = replica("old").started()) {
            await().untilAsserted(() -> assertThat(database.owner()
                            .sql("select number from outbox order by number")
                            .query(Long.class)
                            .list())
                    .containsExactly(3L));
        }
    }

    /** Without what somebody else wrote there. */
    private static List<ConsumerRecord<String, byte[]>> eventsOf(String topic, int atLeast) {
        return TestBroker.records(topic, atLeast + 1).stream()
                .filter(record -> record.headers().lastHeader("ce_id") != null)
                .toList();
    }

    private void keepForLater() {
        database.owner().sql("create table kept as select * from outbox").update();
    }

    /** The outbox as it was, with numbers and hashes and without what came later. */
    private void restore() {
        database.owner().sql("delete from outbox").update();
        database.owner()
                .sql("insert into outbox overriding system value select * from kept")
                .update();
    }

    @Test
    void tellsHowQuickItIs() {
        try (var service = replica("quick").started()) {
            service.announce("a", 0);
            TestBroker.records("slipway.quick", 1);
            LongStream.rangeClosed(1, 200).forEach(revision -> {
                service.announce("a", revision);
                await().pollInterval(Duration.ofMillis(5)).until(() -> service.repository.unpublishedCount() == 0);
            });
            var latencies = database.owner()
                    .sql(
                            "select extract(epoch from published_at - time) * 1000 from outbox where number > 1 order by 1")
                    .query(Double.class)
                    .list();
            System.out.printf("outbox to broker: p50 %.1f ms, p95 %.1f ms%n", latencies.get(100), latencies.get(190));
            assertThat(latencies).hasSize(200);
        }
    }

    private RelayFixture replica(String topic) {
        return new RelayFixture(database.pool(), topic, TestBroker.address());
    }

    private long overtaken(String which) {
        return database.owner().sql("""
                        select count(*) from outbox earlier join outbox later
                        on earlier.position < later.position and earlier.number > later.number
                        where %s""".formatted(which)).query(Long.class).single();
    }

    private long cutRelay() {
        return database.superuser().sql("""
                        select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted
                        and database = (select oid from pg_database where datname = current_database())""").query(Long.class).single();
    }
}
