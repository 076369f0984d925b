package dev.slipway.notifier.message;

import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.notifier.Neighbours;
import dev.slipway.notifier.SlackStub;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
@Import({Neighbours.class, SlackStub.class})
class MessageListTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private EventInjector events;

    @Test
    void showsOperatorsWhatWasSaid() {
        events.deliver(new PromotionCompleted(
                "menu", 1, Uuid7.next(), "sha256:ab", "0.9.0", "https://menu.apps.slipway.test", "c0ffee"));
        get("/api/v1/messages?app=menu&limit=1", TestTokens.person("operator", "operator"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].title")
                .isEqualTo("menu 0.9.0 is live");
    }

    @Test
    void showsOthersOnlyWhatTheyMayFollow() {
        get("/api/v1/messages?app=menu", TestTokens.person("stranger"))
                .expectStatus()
                .isForbidden();
        get("/api/v1/messages", TestTokens.person("stranger")).expectStatus().isForbidden();
        get("/api/v1/messages?app=nothing", TestTokens.person("stranger"))
                .expectStatus()
                .isNotFound();
        http.get().uri("/api/v1/messages").exchange().expectStatus().isUnauthorized();
    }

    private RestTestClient.ResponseSpec get(String uri, String token) {
        return http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
