package dev.slipway.notifier.interaction;

import static dev.slipway.notifier.SlackStub.calls;
import static dev.slipway.notifier.interaction.SlackForms.SECRET;
import static dev.slipway.notifier.interaction.SlackForms.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.notifier.Neighbours;
import dev.slipway.notifier.SlackStub;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
@Import({Neighbours.class, SlackStub.class})
class SlackInteractionTest {
    private static final Duration SOON = Duration.ofSeconds(15);

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

    private final UUID approval = Uuid7.next();

    @BeforeEach
    void wellBehaved() {
        SlackStub.wellBehaved(slack);
        neighbours.decisions().clear();
        neighbours.answer("granted", "Thank you.");
    }

    @Test
    void carriesAClickToWhoeverDecides() {
        click(form(payload("approve", "1.1")), SECRET, 0).expectStatus().isOk();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(neighbours.decisions()).singleElement().satisfies(decision -> {
                            assertThat(decision)
                                    .extracting(ChatDecision::provider, ChatDecision::workspace, ChatDecision::user)
                                    .containsExactly("slack", "T0SLIPWAY", "U-BOSS");
                            assertThat(decision.decision()).isEqualTo("approve");
                            assertThat(decision.digest()).isEqualTo("sha256:ab");
                        }));
        assertThat(calls(slack, "chat.postEphemeral")).isEmpty();
    }

    @Test
    void theSameDeliveryTwiceIsOneClick() {
        var form = form(payload("approve", "2.2"));
        click(form, SECRET, 0).expectStatus().isOk();
        click(form, SECRET, 0).expectStatus().isOk();
        assertThat(database.query("select id from interaction where approval = ?", approval))
                .hasSize(1);
    }

    @Test
    void tellsHowToLinkAnAccountToWhoeverHasNone() {
        neighbours.answer("not-linked", "Slipway does not know this Slack account.");
        click(form(payload("approve", "3.3")), SECRET, 0).expectStatus().isOk();
        await().atMost(SOON).untilAsserted(() -> assertThat(calls(slack, "chat.postEphemeral"))
                .singleElement()
                .asString()
                .contains(
                        "does not know this Slack account",
                        "PUT /api/v1/people/<your e-mail address>/chat-identities/slack/T0SLIPWAY/U-BOSS"));
    }

    @Test
    void refusesWhatSlackDidNotSign() {
        click(form(payload("approve", "4.4")), "guess", 0).expectStatus().isUnauthorized();
        click(form(payload("approve", "4.4")), SECRET, 600).expectStatus().isUnauthorized();
        assertThat(database.query("select id from interaction where approval = ?", approval))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload=%7Bnot",
                "something=else",
                "payload=%zz",
                "payload={\"type\":\"block_actions\",\"user\":{\"id\":\"U\\u0000\"},\"actions\":[{\"action_id\":\"approve\",\"value\":\"00000000-0000-0000-0000-000000000001/\"}]}"
            })
    void refusesSignedNonsenseClearly(String form) {
        click(form, SECRET, 0)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U\\u0000", "U\\ud800"})
    void refusesIdsThatNoTableCanHold(String user) {
        click(form(payload("approve", "6.6").replace("U-BOSS", user)), SECRET, 0)
                .expectStatus()
                .isBadRequest();
        assertThat(database.query("select id from interaction where approval = ?", approval))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"block_actions.01.json", "view_submission.01.json"})
    void acknowledgesWhatIsNotForUs(String file) throws IOException {
        var before = database.query("select id from interaction").size();
        click(
                        form(new String(
                                getClass().getResourceAsStream("/slack/" + file).readAllBytes(),
                                StandardCharsets.UTF_8)),
                        SECRET,
                        0)
                .expectStatus()
                .isOk();
        assertThat(database.query("select id from interaction")).hasSize(before);
    }

    private String payload(String action, String time) {
        return SlackForms.payload(approval, action, time);
    }

    private RestTestClient.ResponseSpec click(String form, String secret, long age) {
        return new SlackForms(http).post(form, secret, clock.instant().getEpochSecond() - age);
    }
}
