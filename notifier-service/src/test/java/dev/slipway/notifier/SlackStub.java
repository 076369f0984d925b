package dev.slipway.notifier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Slack's Web API as far as it is called, in its own shapes; it can be told to fail. */
@TestConfiguration(proxyBeanMethods = false)
public class SlackStub {
    @Bean(destroyMethod = "stop")
    WireMockServer slackServer() {
        var server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        return server;
    }

    @Bean
    DynamicPropertyRegistrar slackAddress(WireMockServer slackServer) {
        return registry -> registry.add("slipway.http.clients.slack.base-url", slackServer::baseUrl);
    }

    /** Everything answers ok, and nothing has been posted. */
    public static void wellBehaved(WireMockServer slack) {
        slack.resetAll();
        on(slack, "chat.postMessage", "{\"ok\":true,\"channel\":\"C0APPROVALS\",\"ts\":\"1700000000.000100\"}");
        on(slack, "chat.update", "{\"ok\":true,\"channel\":\"C0APPROVALS\",\"ts\":\"1700000000.000100\"}");
        on(slack, "chat.postEphemeral", "{\"ok\":true,\"message_ts\":\"1700000000.000200\"}");
        on(slack, "conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D0OWNER\"}}");
        on(slack, "conversations.history", "{\"ok\":true,\"messages\":[]}");
    }

    public static void on(WireMockServer slack, String method, String answer) {
        slack.stubFor(post("/api/" + method).willReturn(okJson(answer)));
    }

    /** The first call is answered by this status, the next as before. */
    public static void failsOnce(WireMockServer slack, String method, int status, String answer) {
        slack.stubFor(post("/api/" + method)
                .inScenario(method)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "1"))
                .willSetStateTo("well"));
        slack.stubFor(post("/api/" + method)
                .inScenario(method)
                .whenScenarioStateIs("well")
                .willReturn(okJson(answer)));
    }

    /** Bodies of the calls of a method, oldest first. */
    public static List<String> calls(WireMockServer slack, String method) {
        return slack.findAll(postRequestedFor(urlEqualTo("/api/" + method))).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }
}
