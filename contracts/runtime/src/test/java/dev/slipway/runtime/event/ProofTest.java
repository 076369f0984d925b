package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The proof that nothing is lost, done twice or out of order fails when a fault is planted. */
class ProofTest {
    private static final int EVENTS = 6;

    private final TestDatabase database = TestDatabase.of("catalog").migrated();
    private final HikariDataSource pool = database.pool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void findsNothingInAGoodRunAndWhatARelayOrAnInboxDoesWrong() {
        var records = goodRun();
        assertThat(proof(records).faults()).isEmpty();

        var repeated = new ArrayList<>(records);
        repeated.addAll(at(records.size(), records));
        assertThat(proof(repeated).faults())
                .as("a repetition in the same order")
                .isEmpty();

        assertThat(proof(records.subList(0, EVENTS - 1)).faults())
                .as("a relay that skips")
                .anyMatch(fault -> fault.contains("not on the topic"));

        var swapped = new ArrayList<>(records);
        Collections.swap(swapped, 1, 2);
        assertThat(proof(at(0, swapped)).faults())
                .as("a relay that swaps")
                .anyMatch(fault -> fault.startsWith("the records of"))
                .anyMatch(fault -> fault.startsWith("event 3 follows event 1"));

        database.owner()
                .sql("delete from inbox where event_id = (select id from outbox where number = 2)")
                .update();
        deliver(records);
        assertThat(proof(records).faults())
                .as("an inbox that forgets")
                .anyMatch(fault -> fault.endsWith("took effect 2 times"))
                .anyMatch(fault -> fault.startsWith("the effects of"));
    }

    private List<ConsumerRecord<String, byte[]>> goodRun() {
        database.owner().sql(Victim.EFFECT).update();
        try (var service = new RelayFixture(database.pool(), "proved", TestBroker.address()).started()) {
            for (int revision = 1; revision <= EVENTS; revision++) {
                service.announce("dining", revision);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.owner()
                                    .sql("select count(*) from outbox where published_at is null")
                                    .query(Long.class)
                                    .single()
                            == 0);
        }
        var records = TestBroker.records("slipway.proved", EVENTS);
        deliver(records);
        return records;
    }

    private void deliver(List<ConsumerRecord<String, byte[]>> records) {
        var processor = Victim.processor(pool);
        records.forEach(each -> processor.deliver(Victim.message(each)));
    }

    private Proof proof(List<ConsumerRecord<String, byte[]>> records) {
        return Proof.of(database.owner(), records);
    }

    /** The records as if they stood in this order from an offset on. */
    private static List<ConsumerRecord<String, byte[]>> at(int offset, List<ConsumerRecord<String, byte[]>> records) {
        var moved = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var each : records) {
            var copy = new ConsumerRecord<>(
                    each.topic(), each.partition(), offset + moved.size(), each.key(), each.value());
            each.headers().forEach(copy.headers()::add);
            moved.add(copy);
        }
        return moved;
    }
}
