package dev.slipway.catalog.audit;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.testkit.event.KafkaTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@CatalogTest
@KafkaTest
@TestPropertySource(properties = "slipway.workers.enabled=true")
class BrokerTest {
    @Autowired
    private Api api;

    @Test
    void startsAndAnswersWhileTemporalIsAway() {
        api.get("/api/v1/apps/" + api.registered("alone"), as("creator")).is(200);
    }

    @Test
    void followsEveryEventFromTheOutboxThroughTheBrokerIntoTheTrail() {
        var name = api.registered("followed");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var line =
                    api.get("/api/v1/apps/" + name + "/timeline", as("creator")).is(200);
            assertThat(line.text("/items/0/what")).isEqualTo("Registered the app.");
            assertThat(line.text("/items/0/actor")).isEqualTo("creator@slipway.test");
        });
        var found =
                api.get("/api/v1/audit/verification?full=true", as("auditor")).is(200);
        assertThat(found.body().path("intact").asBoolean())
                .as(found.body().toString())
                .isTrue();
    }
}
