package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.GateTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryRetentionTest extends GateTest {
    @Autowired
    private DeliveryRepository deliveries;

    @Autowired
    private DeliveryRetention retention;

    @Autowired
    private IntakeProperties properties;

    @Autowired
    private Clock clock;

    @Test
    void forgetsRawWebhooksThatAreOlderThanTheirRetentionAndNoOthers() {
        var old = received(properties.retention().plusMinutes(1));
        var young = received(properties.retention().minusMinutes(1));

        retention.run();

        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
    }

    private String received(Duration ago) {
        var id = UUID.randomUUID().toString();
        var delivery = new Delivery("github", id, "push", id.getBytes(StandardCharsets.UTF_8));
        assertThat(deliveries.isFirst(delivery, clock.instant().minus(ago))).isTrue();
        return id;
    }

    private boolean isKept(String id) {
        return !database.query("select 1 from delivery where delivery = ?", id).isEmpty();
    }
}
