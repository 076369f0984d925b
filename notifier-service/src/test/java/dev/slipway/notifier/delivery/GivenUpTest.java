package dev.slipway.notifier.delivery;

import static dev.slipway.notifier.SlackStub.calls;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.contracts.notifier.MessageDelivered;
import dev.slipway.contracts.notifier.MessageFailed;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.RequiredApproval;
import dev.slipway.notifier.Neighbours;
import dev.slipway.notifier.SlackStub;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What no channel takes is nobody's secret: the operator sees it, and sends it once its cause is mended. */
@SlipwayTest
@Import({Neighbours.class, SlackStub.class})
class GivenUpTest {
    private static final String LIST = "/api/v1/operations/messages";

    @Autowired
    private WireMockServer slack;

    @Autowired
    private EventInjector events;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private RestTestClient http;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void wellBehaved() {
        SlackStub.wellBehaved(slack);
        outbox.forget();
    }

    @Test
    void showsTheOperatorAnApprovalThatNobodySeesInTheChat() {
        var message = askedInADeadChannel().message();
        ask(HttpMethod.GET, LIST)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath(item(message) + ".why")
                .isEqualTo("Slack refuses chat.postMessage: is_archived.")
                .jsonPath(item(message) + ".what")
                .isEqualTo("Nobody sees in the chat what is to be decided about menu; other ways to decide are open.");
    }

    @Test
    void sendsItOnceTheChannelIsMended() {
        var message = askedInADeadChannel().message();
        SlackStub.wellBehaved(slack);

        ask(HttpMethod.POST, LIST + "/" + message + "/retries").expectStatus().isAccepted();

        assertThat(outbox.await(MessageDelivered.class).message()).isEqualTo(message);
        assertThat(calls(slack, "chat.postMessage")).singleElement().asString().contains("C0APPROVALS", "approve");
        ask(HttpMethod.GET, LIST).expectBody().jsonPath(item(message)).doesNotExist();
        ask(HttpMethod.POST, LIST + "/" + message + "/retries").expectStatus().isNotFound();
    }

    @Test
    void countsThemWhereAnAlertSeesThem() {
        var before = measured();

        var message = askedInADeadChannel().message();
        assertThat(measured()).isEqualTo(before + 1);

        SlackStub.wellBehaved(slack);
        ask(HttpMethod.POST, LIST + "/" + message + "/retries").expectStatus().isAccepted();
        assertThat(measured()).isEqualTo(before);
    }

    @Test
    void showsAllOfThemPageByPage() {
        var first = askedInADeadChannel().message();
        outbox.forget();
        var second = askedInADeadChannel().message();
        var answer = ask(HttpMethod.GET, LIST + "?limit=200")
                .returnResult(String.class)
                .getResponseBody();
        assertThat(answer).contains(first.toString(), second.toString());
        ask(HttpMethod.GET, LIST + "?limit=1")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .isNotEmpty();
        ask(HttpMethod.GET, LIST + "?cursor=nonsense").expectStatus().isEqualTo(422);
    }

    private MessageFailed askedInADeadChannel() {
        SlackStub.on(slack, "chat.postMessage", "{\"ok\":false,\"error\":\"is_archived\"}");
        var approval = Uuid7.next();
        events.deliver(new ApprovalRequested(
                "menu",
                1,
                approval,
                "promotion",
                approval,
                "sha256:" + "a1".repeat(32),
                "0.2.0",
                "production",
                "medium",
                List.of(new RequiredApproval("approver", 1)),
                List.of("Its risk is medium."),
                "http://menu.staging.slipway.test",
                Instant.parse("2026-12-01T00:00:00Z")));
        return outbox.await(MessageFailed.class);
    }

    private double measured() {
        return meters.get("slipway.messages.given.up").gauge().value();
    }

    private static String item(UUID message) {
        return "$.items[?(@.id=='%s')]".formatted(message);
    }

    private RestTestClient.ResponseSpec ask(HttpMethod method, String uri) {
        return http.method(method)
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange();
    }
}
