package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.runtime.event.EventJson;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.KafkaTest;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.event.TestBroker;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SlipwayTest(area = "catalog")
@KafkaTest
class KafkaTestTest {
    @Autowired
    TestBroker broker;

    @Autowired
    OutboxAssertions outbox;

    @Autowired
    VisitService visits;

    @Autowired
    EventInjector events;

    @Test
    void publishesWhatIsInTheOutbox() {
        visits.visit("published", 1);
        var record = broker.read("slipway.catalog", 1).getFirst();
        assertThat(EventJson.read(record.value(), TeamChanged.class).team()).isEqualTo("published");
        assertThat(record.key()).isEqualTo("team/published");
    }

    @Test
    void takesWhatIsPublished() {
        broker.publish(new DomainProvisioned("taken", 3, "taken.test", "production", "https://taken.test", null));
        assertThat(outbox.await(TeamChanged.class, event -> event.team().equals("taken"))
                        .revision())
                .isEqualTo(3);
    }
}
