package dev.slipway.catalog.directory;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.Api.Answer;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.ChatIdentityLinked;
import dev.slipway.contracts.catalog.ChatIdentityUnlinked;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@CatalogTest
class ChatIdentityHttpTest {
    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Test
    void linksAChatIdentityByTheAddressThatTheNotifierTells() {
        call(PUT, "creator@slipway.test", "slack/T0SLIPWAY/U-SECOND", "operator")
                .is(200);
        var shown = call(PUT, "creator@slipway.test", "slack/T0SLIPWAY/U-SECOND", "operator")
                .is(200);

        assertThat(shown.body().path("chat").toString()).contains("U-SECOND");
        assertThat(behind("U-SECOND").is(200).text("/id")).isEqualTo(TestTokens.personId("creator"));
        assertThat(outbox.only(ChatIdentityLinked.class))
                .isEqualTo(new ChatIdentityLinked(
                        TestTokens.personId("creator"),
                        "slack",
                        "T0SLIPWAY",
                        "U-SECOND",
                        TestTokens.personId("operator")));
    }

    @Test
    void keepsAnIdentityForOnePersonAtATime() {
        call(PUT, "finance@slipway.test", "slack/T0SLIPWAY/U-CREATOR2", "operator")
                .is(409);
        assertThat(behind("U-CREATOR2").text("/id")).isEqualTo(TestTokens.personId("creator2"));

        call(DELETE, "finance@slipway.test", "slack/T0SLIPWAY/U-CREATOR2", "operator")
                .is(200);
        assertThat(behind("U-CREATOR2").text("/id"))
                .as("unlinking from somebody whom it does not stand for changes nothing")
                .isEqualTo(TestTokens.personId("creator2"));
        outbox.exactly(List.of());
    }

    @Test
    void unlinksAtOnceAndOnRecord() {
        call(PUT, "creator@slipway.test", "teams/tenant-1/29:abc_1", "operator").is(200);
        call(DELETE, "creator@slipway.test", "teams/tenant-1/29:abc_1", "operator")
                .is(200);
        call(DELETE, "creator@slipway.test", "teams/tenant-1/29:abc_1", "operator")
                .is(200);

        api.get("/internal/v1/people/by-chat/teams/tenant-1/29:abc_1", TestTokens.service("promotion"))
                .is(404);
        outbox.exactly(List.of(ChatIdentityLinked.class, ChatIdentityUnlinked.class));
    }

    @Test
    void twoLinkTheSameIdentityAndOneWins() throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 20; round++) {
                var chat = "slack/T0SLIPWAY/U-RACE-" + round;
                var answers = both.invokeAll(List.<Callable<Integer>>of(
                        () -> call(PUT, "creator@slipway.test", chat, "operator")
                                .status(),
                        () -> call(PUT, "creator2@slipway.test", chat, "operator")
                                .status()));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
            }
        }
        assertThat(outbox.events(ChatIdentityLinked.class)).hasSize(20);
    }

    @Test
    void isForOperatorsAndRefusesNonsense() {
        call(PUT, "creator@slipway.test", "slack/T0SLIPWAY/U-MINE", "creator").is(403);
        call(DELETE, "creator@slipway.test", "slack/T0SLIPWAY/U-CREATOR", "auditor")
                .is(403);
        call(PUT, "nobody@slipway.test", "slack/T0SLIPWAY/U-MINE", "operator").is(404);
        call(PUT, "creator@slipway.test", "pager/T0SLIPWAY/U-MINE", "operator")
                .is(422)
                .pointsAt("/provider");
        call(PUT, "creator@slipway.test", "slack/T0SLIPWAY/~", "operator")
                .is(422)
                .pointsAt("/user");
        outbox.none(ChatIdentityLinked.class);
    }

    private Answer call(HttpMethod method, String person, String chat, String by) {
        return api.call(method, "/api/v1/people/" + person + "/chat-identities/" + chat, as(by), null, null, Map.of());
    }

    private Answer behind(String user) {
        return api.get("/internal/v1/people/by-chat/slack/T0SLIPWAY/" + user, TestTokens.service("promotion"));
    }
}
