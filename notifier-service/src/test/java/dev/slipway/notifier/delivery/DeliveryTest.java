package dev.slipway.notifier.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static dev.slipway.notifier.SlackStub.calls;
import static dev.slipway.notifier.SlackStub.failsOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.contracts.notifier.MessageDelivered;
import dev.slipway.contracts.notifier.MessageFailed;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.PromotionExpired;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.contracts.promotion.RequiredApproval;
import dev.slipway.notifier.Neighbours;
import dev.slipway.notifier.SlackStub;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@SlipwayTest
@Import({Neighbours.class, SlackStub.class})
class DeliveryTest {
    private static final String DIGEST = "sha256:" + "a1".repeat(32);
    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    private WireMockServer slack;

    @Autowired
    private EventInjector events;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DeliveryService deliveries;

    private final UUID approval = Uuid7.next();

    @BeforeEach
    void wellBehaved() {
        SlackStub.wellBehaved(slack);
        outbox.forget();
    }

    @Test
    void asksApproversWithButtonsThatCarryApprovalAndDigest() {
        events.deliver(requested());
        var delivered = outbox.await(MessageDelivered.class);
        assertThat(delivered.kind()).isEqualTo("approval-request");
        assertThat(calls(slack, "chat.postMessage"))
                .singleElement()
                .asString()
                .contains(
                        "menu",
                        "0.2.0",
                        DIGEST.substring(0, 19),
                        "\"action_id\":\"approve\"",
                        "\"action_id\":\"reject\"",
                        approval.toString(),
                        "C0APPROVALS");
    }

    @Test
    void anEventThatComesTwiceIsOneMessage() {
        var event = requested();
        var envelope = events.deliver(event);
        events.again(event, envelope);
        outbox.await(MessageDelivered.class);
        events.offer(event); // another event that asks for the same approval
        assertThat(database.query("select id from message where about = ?", approval))
                .hasSize(1);
    }

    @Test
    void takesTheButtonsAwayOnceItIsDecided() {
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        events.deliver(new DecisionRecorded(
                "menu",
                1,
                Uuid7.next(),
                approval,
                "promotion",
                approval,
                DIGEST,
                "p_boss",
                null,
                "slack",
                "approve",
                true,
                null));
        await().atMost(SOON).untilAsserted(() -> assertThat(calls(slack, "chat.update"))
                .last()
                .asString()
                .contains("Person p_boss approved", "Approved.")
                .doesNotContain("action_id"));
    }

    @Test
    void takesTheButtonsAwayAndTellsTheOwnerWhenADecommissionEnds() {
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        events.deliver(new DecommissionEnded("menu", 1, approval, "expired", "Nobody agreed in time."));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(calls(slack, "chat.update"))
                    .last()
                    .asString()
                    .contains("Nobody agreed in time.")
                    .doesNotContain("action_id");
            assertThat(outbox.events(MessageDelivered.class))
                    .extracting(MessageDelivered::kind)
                    .contains("decommission-ended");
        });
    }

    @Test
    void takesTheButtonsAwayAndTellsTheOwnerWhenNobodyDecidedInTime() {
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        events.deliver(new PromotionExpired("menu", 1, approval, DIGEST, "0.2.0"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(calls(slack, "chat.update"))
                    .last()
                    .asString()
                    .contains("not decided in time")
                    .doesNotContain("action_id");
            assertThat(calls(slack, "chat.postMessage"))
                    .last()
                    .asString()
                    .contains("D0OWNER", "menu 0.2.0 was not decided on in time", "stays out of production");
        });
    }

    @Test
    void aRefusedAttemptChangesNothing() {
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        events.deliver(new DecisionRecorded(
                "menu",
                1,
                Uuid7.next(),
                approval,
                "promotion",
                approval,
                DIGEST,
                "p_owner",
                null,
                "slack",
                "approve",
                false,
                "You own it."));
        assertThat(database.query("select content_version from message where about = ?", approval)
                        .getFirst())
                .containsEntry("content_version", 1);
    }

    @Test
    void tellsTheOwnerWhyAReleaseWasTakenBack() {
        events.deliver(new PromotionRolledBack(
                "menu",
                1,
                Uuid7.next(),
                DIGEST,
                "0.4.0",
                "staging",
                "sha256:" + "b2".repeat(32),
                "The check of /healthz expected 200 and saw 503.",
                "c0ffee"));
        outbox.await(MessageDelivered.class);
        assertThat(calls(slack, "chat.postMessage"))
                .singleElement()
                .asString()
                .contains("menu", "0.4.0", "/healthz", "D0OWNER");
    }

    @Test
    void findsWhatItPostedBeforeItWasCutOff() {
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        var id = UUID.fromString(String.valueOf(database.query("select id from message where about = ?", approval)
                .getFirst()
                .get("id")));
        // As if the process had died after Slack took the message and before the answer was recorded.
        database.execute(
                "update message set state = 'pending', delivered_version = 0, slack_ts = null, slack_channel = null where id = ?",
                id);
        // Others have written since, so that it stands on the second page.
        slack.stubFor(
                post("/api/conversations.history")
                        .willReturn(
                                okJson(
                                        "{\"ok\":true,\"messages\":[{\"ts\":\"1700000009.000100\"}],\"has_more\":true,\"response_metadata\":{\"next_cursor\":\"more\"}}")));
        slack.stubFor(post("/api/conversations.history")
                .withRequestBody(matchingJsonPath("$.cursor", equalTo("more")))
                .withRequestBody(matchingJsonPath("$.oldest"))
                .willReturn(okJson(
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1700000000.000100\",\"metadata\":{\"event_type\":\"slipway_message\",\"event_payload\":{\"id\":\"%s\"}}}]}"
                                .formatted(id))));
        deliveries.bringUpToDate(id);
        assertThat(calls(slack, "chat.postMessage")).hasSize(1);
        assertThat(database.query("select state, slack_ts from message where id = ?", id)
                        .getFirst())
                .containsEntry("state", "delivered")
                .containsEntry("slack_ts", "1700000000.000100");
    }

    @Test
    void waitsAsLongAsSlackAsksAndPostsOnce() {
        failsOnce(
                slack,
                "chat.postMessage",
                429,
                "{\"ok\":true,\"channel\":\"C0APPROVALS\",\"ts\":\"1700000000.000100\"}");
        events.deliver(requested());
        outbox.await(MessageDelivered.class);
        assertThat(calls(slack, "chat.postMessage")).hasSize(2);
    }

    @Test
    void saysSoWhenTheOwnerHasLinkedNoAccount() {
        events.deliver(new PromotionRolledBack(
                "orphan", 1, Uuid7.next(), DIGEST, "0.4.0", "staging", null, "It did not start.", "c0ffee"));
        assertThat(outbox.await(MessageFailed.class).reason()).contains("orphan", "slack");
    }

    private ApprovalRequested requested() {
        return new ApprovalRequested(
                "menu",
                1,
                approval,
                "promotion",
                approval,
                DIGEST,
                "0.2.0",
                "production",
                "medium",
                List.of(new RequiredApproval("approver", 1)),
                List.of("Its risk is medium."),
                "http://menu.staging.slipway.test",
                Instant.parse("2026-12-01T00:00:00Z"));
    }
}
