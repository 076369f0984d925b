package dev.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testkit.event.KafkaTest;
import dev.slipway.testkit.event.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The gate between real topics: it hears of an app, and its verdict is heard. */
@KafkaTest
class BrokerTest extends GateTest {
    @Autowired
    private TestBroker broker;

    @Test
    void hearsOfAnAppAndTellsItsVerdict() {
        var app = World.newApp();
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.query(
                                        "select 1 from build where digest = ?",
                                        build.digest().value())
                                .size()
                        == 1);
        World.registered(World.app(app));
        broker.publish(Described.as(app).registered());
        awaitVerdict(build, "passed");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(broker.read("slipway.gate", 1))
                .filteredOn(record -> ("app/" + app).equals(record.key()))
                .extracting(record ->
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .contains("dev.slipway.gate.GatePassed.v1"));
    }
}
