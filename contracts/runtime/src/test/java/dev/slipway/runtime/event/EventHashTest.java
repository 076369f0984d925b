package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventHashTest {
    private static final Envelope ENVELOPE = new Envelope(
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            "dev.slipway.catalog.TeamChanged.v1",
            "/slipway/catalog",
            "team/caf\u00e9",
            Instant.parse("2026-11-01T10:00:00.123456Z"),
            1,
            EventHash.NO_PREDECESSOR,
            "");

    /** Computed with Python's hashlib from the sentence in {@link EventHash}. */
    @Test
    void isWhatAnotherProgramComputes() {
        assertThat(EventHash.of(ENVELOPE, "{\"team\":\"caf\u00e9\"}".getBytes(UTF_8)))
                .isEqualTo("8518b3e3f8f9e7d264c2bff6ae3895102b8302ab43988417cff53369057010fc");
    }

    @Test
    void headersGoThereAndBack() {
        assertThat(CloudEvents.envelope(CloudEvents.headers(ENVELOPE, null))).isEqualTo(ENVELOPE);
    }
}
