package dev.slipway.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.TestClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SlackStandInTest {
    private static final List<Map<String, Object>> BUTTONS = List.of(Map.of(
            "type",
            "actions",
            "elements",
            List.of(Map.of(
                    "type",
                    "button",
                    "action_id",
                    "approve",
                    "value",
                    "1",
                    "text",
                    Map.of("type", "plain_text", "text", "Approve")))));

    @TempDir
    Path data;

    private SlackStandIn slack;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        slack = new SlackStandIn(
                0, data, "xoxb-token", Clock.fixed(Instant.parse("2026-11-22T10:00:00.123456Z"), ZoneOffset.UTC));
        client = new TestClient(slack.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        slack.close();
    }

    @Test
    void postsUpdatesAndShowsAMessage() {
        var posted =
                call("chat.postMessage", Map.of("channel", "#approvals", "text", "Please decide", "blocks", BUTTONS));
        assertThat(posted.path("ok").asBoolean()).isTrue();
        assertThat(posted.path("channel").asString()).isEqualTo("C0APPROVALS");
        assertThat(posted.path("ts").asString()).isEqualTo("1795341600.123456");
        assertThat(posted.path("message")
                        .path("blocks")
                        .path(0)
                        .path("block_id")
                        .asString())
                .isNotEmpty();
        var ts = posted.path("ts").asString();
        var updated =
                call("chat.update", Map.of("channel", "C0APPROVALS", "ts", ts, "text", "Decided", "blocks", List.of()));
        assertThat(updated.path("ts").asString()).isEqualTo(ts);
        var history =
                call("conversations.history", Map.of("channel", "C0APPROVALS")).path("messages");
        assertThat(history).hasSize(1);
        assertThat(history.path(0).path("text").asString()).isEqualTo("Decided");
        assertThat(history.path(0).path("blocks")).isEmpty();
        assertThat(history.path(0).path("edited").path("user").asString()).isEqualTo("U0SLIPWAY");
    }

    @Test
    void letsASenderFindItsMessageByMetadata() {
        var metadata = Map.of("event_type", "slipway", "event_payload", Map.of("id", "message-1"));
        call("chat.postMessage", Map.of("channel", "U-CREATOR", "text", "one", "metadata", metadata));
        call("chat.postMessage", Map.of("channel", "U-CREATOR", "text", "two"));
        var plain = call("conversations.history", Map.of("channel", "D0CREATOR", "limit", 1));
        assertThat(plain.path("messages").path(0).path("text").asString()).isEqualTo("two");
        assertThat(plain.path("has_more").asBoolean()).isTrue();
        var cursor = plain.path("response_metadata").path("next_cursor").asString();
        var rest = call(
                "conversations.history",
                Map.of("channel", "D0CREATOR", "cursor", cursor, "include_all_metadata", true));
        assertThat(rest.path("messages")
                        .path(0)
                        .path("metadata")
                        .path("event_payload")
                        .path("id")
                        .asString())
                .isEqualTo("message-1");
        assertThat(call("conversations.history", Map.of("channel", "D0CREATOR"))
                        .path("messages")
                        .path(1)
                        .has("metadata"))
                .isFalse();
    }

    @Test
    void neverGivesATimestampTwice() throws IOException {
        var first = call("chat.postMessage", Map.of("channel", "approvals", "text", "one"))
                .path("ts")
                .asString();
        var second = call("chat.postEphemeral", Map.of("channel", "C0APPROVALS", "user", "U-CREATOR", "text", "two"))
                .path("message_ts")
                .asString();
        stop();
        start();
        var third = call("chat.postMessage", Map.of("channel", "approvals", "text", "three"))
                .path("ts")
                .asString();
        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsPeopleAndOpensTheirDirectMessages() {
        assertThat(call("users.lookupByEmail", Map.of("email", "approver2@slipway.test"))
                        .path("user")
                        .path("id")
                        .asString())
                .isEqualTo("U-APPROVER2");
        assertThat(call("users.lookupByEmail", Map.of("email", "stranger@slipway.test"))
                        .path("error")
                        .asString())
                .isEqualTo("users_not_found");
        assertThat(call("conversations.open", Map.of("users", "U-APPROVER"))
                        .path("channel")
                        .path("id")
                        .asString())
                .isEqualTo("D0APPROVER");
        assertThat(call("auth.test", Map.of()).path("team_id").asString()).isEqualTo("T0SLIPWAY");
    }

    @Test
    void saysNoAsSlackDoes() {
        var unauthenticated = client.send("POST", "/api/chat.postMessage", "{}", "Content-Type", "application/json");
        assertThat(unauthenticated.status()).isEqualTo(200);
        assertThat(unauthenticated.json().path("error").asString()).isEqualTo("not_authed");
        var wrong = client.send(
                "POST", "/api/auth.test", "{}", "Content-Type", "application/json", "Authorization", "Bearer guess");
        assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_auth");
        assertThat(error("chat.postMessage", Map.of("channel", "approvals"))).isEqualTo("no_text");
        assertThat(error("chat.postMessage", Map.of("channel", "No Such Channel", "text", "x")))
                .isEqualTo("channel_not_found");
        assertThat(error("chat.postMessage", Map.of("channel", "U-STRANGER", "text", "x")))
                .isEqualTo("channel_not_found");
        assertThat(error("chat.update", Map.of("channel", "C0APPROVALS", "ts", "1.1", "text", "x")))
                .isEqualTo("message_not_found");
        assertThat(error("chat.dance", Map.of())).isEqualTo("unknown_method");
        assertThat(error("chat.postMessage", Map.of("channel", "approvals", "text", "x", "metadata", Map.of("a", 1))))
                .isEqualTo("invalid_metadata_format");
    }

    @Test
    void refusesBlocksThatSlackWouldRefuse() {
        var long_ = Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", "x".repeat(3_001)));
        var answer = call(
                "chat.postMessage",
                Map.of("channel", "approvals", "text", "x", "blocks", List.of(Map.of("type", "divider"), long_)));
        assertThat(answer.path("error").asString()).isEqualTo("invalid_blocks");
        assertThat(answer.path("response_metadata").path("messages").path(0).asString())
                .contains("/blocks/1/text/text");
        assertThat(error(
                        "chat.postMessage",
                        Map.of("channel", "approvals", "blocks", List.of(Map.of("type", "carousel")))))
                .isEqualTo("invalid_blocks");
        assertThat(error(
                        "chat.postMessage",
                        Map.of(
                                "channel",
                                "approvals",
                                "blocks",
                                java.util.Collections.nCopies(51, Map.of("type", "divider")))))
                .isEqualTo("invalid_blocks");
    }

    @Test
    void listsWhatItReceivedWithFormsAndTheirJsonOpened() throws IOException {
        var form = "token=xoxb-token&channel=approvals&text=Hi+there&blocks="
                + URLEncoder.encode(Json.MAPPER.writeValueAsString(BUTTONS), StandardCharsets.UTF_8);
        client.send("POST", "/api/chat.postMessage", form, "Content-Type", "application/x-www-form-urlencoded");
        client.send(
                "POST",
                "/response/7",
                "{\"text\":\"done\",\"replace_original\":true}",
                "Content-Type",
                "application/json");
        call("conversations.history", Map.of("channel", "C0APPROVALS"));
        stop();
        start();
        var received = client.get("/received").json();
        assertThat(received).hasSize(2);
        var first = received.path(0);
        assertThat(first.path("path").asString()).isEqualTo("/api/chat.postMessage");
        assertThat(first.path("body").has("token")).isFalse();
        assertThat(first.path("body").path("text").asString()).isEqualTo("Hi there");
        assertThat(first.path("body")
                        .path("blocks")
                        .path(0)
                        .path("elements")
                        .path(0)
                        .path("action_id")
                        .asString())
                .isEqualTo("approve");
        assertThat(first.path("response").path("channel").asString()).isEqualTo("C0APPROVALS");
        assertThat(received.path(1).path("path").asString()).isEqualTo("/response/7");
        assertThat(received.path(1).path("body").path("replace_original").asBoolean())
                .isTrue();
    }

    private String error(String method, Map<String, ?> arguments) {
        return call(method, arguments).path("error").asString("");
    }

    private JsonNode call(String method, Map<String, ?> arguments) {
        return client.send(
                        "POST",
                        "/api/" + method,
                        Json.MAPPER.writeValueAsBytes(arguments),
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "Authorization",
                        "Bearer xoxb-token")
                .json();
    }
}
