package dev.slipway.notifier.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.notifier.Neighbours;
import dev.slipway.notifier.SlackStub;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Clicks that Slack signed, with payloads bent: taken in, or refused with nothing stored; never our fault. */
@SlipwayTest
@Import({Neighbours.class, SlackStub.class})
class SlackFuzzTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private Neighbours neighbours;

    @Autowired
    private WireMockServer slack;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void wellBehaved() {
        SlackStub.wellBehaved(slack);
        neighbours.answer("granted", "Thank you.");
    }

    @MethodSource("seeds")
    @DocumentFuzzTest
    void takesOrRefusesWhateverIsSigned(byte[] payload) {
        var form = SlackForms.form(new String(payload, StandardCharsets.UTF_8));
        var before = interactions();
        Bounds.guardFor(payload, () -> {
            var status = new SlackForms(http)
                    .post(form, SlackForms.SECRET, clock.instant().getEpochSecond())
                    .returnResult(byte[].class)
                    .getStatus()
                    .value();
            assertThat(status).isIn(200, 400, 413);
            if (status != 200) {
                assertThat(interactions()).isEqualTo(before);
            }
            return status;
        });
    }

    private Object interactions() {
        return database.query("select count(*) from interaction");
    }

    private static Stream<Arguments> seeds() {
        var approval = UUID.fromString("0199a7f0-0000-7000-8000-000000000001");
        return Stream.of("\"block_actions\"", "\"U-BOSS\"", "\"" + approval + "/sha256:ab\"", "\"5.5\"")
                .flatMap(value -> Seeds.of(SlackForms.payload(approval, "approve", "5.5"), value));
    }
}
