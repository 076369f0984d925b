package dev.slipway.gate.intake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.Samples;
import dev.slipway.gate.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class WebhookTest extends GateTest {
    private static final String PUSHES = "/internal/v1/pushes";

    @BeforeEach
    void aCatalogThatListens() {
        database.execute("delete from delivery");
        World.OUTSIDE.stubFor(
                post(urlPathEqualTo(PUSHES)).willReturn(aResponse().withStatus(202)));
    }

    @Test
    void passesAPushToTheDefaultBranchOnToTheCatalog() {
        github("push", body("push.with-no-username-committer.json"), id(), World.GITHUB_SECRET)
                .expectStatus()
                .isAccepted();
        await().untilAsserted(() ->
                World.OUTSIDE.verify(1, postRequestedFor(urlPathEqualTo(PUSHES)).withRequestBody(equalToJson("""
                                        {"repository": "Codertocat/Hello-World", "ref": "refs/heads/master",
                                         "commit": "6113728f27ae82c7b1a177c8d03f9e96e0adf246"}
                                        """))));
    }

    @Test
    void tellsTheCatalogLaterWhenItDoesNotAnswerNow() {
        World.OUTSIDE.stubFor(post(urlPathEqualTo(PUSHES))
                .inScenario("catalog")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1"))
                .willSetStateTo("back"));
        World.OUTSIDE.stubFor(post(urlPathEqualTo(PUSHES))
                .inScenario("catalog")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(202)));
        github("push", body("push.with-no-username-committer.json"), id(), World.GITHUB_SECRET)
                .expectStatus()
                .isAccepted();
        await().untilAsserted(() -> assertThat(World.OUTSIDE
                        .findAll(postRequestedFor(urlPathEqualTo(PUSHES)))
                        .size())
                .isEqualTo(2));
    }

    @Test
    void tellsNoOlderPushAfterANewer() {
        World.OUTSIDE.stubFor(post(urlPathEqualTo(PUSHES))
                .inScenario("order")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "2"))
                .willSetStateTo("back"));
        World.OUTSIDE.stubFor(post(urlPathEqualTo(PUSHES))
                .inScenario("order")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(202)));
        var older = new String(body("push.with-no-username-committer.json"), StandardCharsets.UTF_8);
        var newer = older.replace("6113728f27ae82c7b1a177c8d03f9e96e0adf246", "b".repeat(40));
        github("push", older.getBytes(StandardCharsets.UTF_8), id(), World.GITHUB_SECRET)
                .expectStatus()
                .isAccepted();
        await().until(() -> !told().isEmpty());
        github("push", newer.getBytes(StandardCharsets.UTF_8), id(), World.GITHUB_SECRET)
                .expectStatus()
                .isAccepted();

        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'push'")
                .isEmpty());

        assertThat(told().getLast().getBodyAsString()).contains("b".repeat(40));
    }

    private static List<LoggedRequest> told() {
        return World.OUTSIDE.findAll(postRequestedFor(urlPathEqualTo(PUSHES)));
    }

    @ParameterizedTest
    @CsvSource({
        "ping, ping.json",
        "installation, installation.created.json",
        "release, release.published.json",
        "push, push.1.json",
        "push, hub4j.push.fork.json",
        "something_new, ping.json",
    })
    void storesAndAcknowledgesEveryOtherEvent(String event, String sample) {
        github(event, body(sample), id(), World.GITHUB_SECRET).expectStatus().isAccepted();
        assertThat(database.query("select event from delivery"))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row).containsEntry("event", event));
        assertThat(database.query("select 1 from scheduled_tasks where task_name = 'push'"))
                .isEmpty();
    }

    @Test
    void acknowledgesARepetitionWithoutEffect() {
        var delivery = id();
        var push = body("push.with-no-username-committer.json");
        github("push", push, delivery, World.GITHUB_SECRET).expectStatus().isAccepted();
        github("push", push, delivery, World.GITHUB_SECRET).expectStatus().isAccepted();
        github("push", push, id(), World.GITHUB_SECRET).expectStatus().isAccepted();
        github("ping", body("ping.json"), delivery, World.GITHUB_SECRET)
                .expectStatus()
                .isAccepted();
        assertThat(database.query("select 1 from delivery")).hasSize(1);
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'push'")
                .isEmpty());
        World.OUTSIDE.verify(1, postRequestedFor(urlPathEqualTo(PUSHES)));
    }

    @Test
    void refusesForgeriesAndStoresNothing() {
        github("push", body("ping.json"), id(), "guess").expectStatus().isUnauthorized();
        http.post()
                .uri("/webhooks/github")
                .header("X-GitHub-Event", "push")
                .body(body("ping.json"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        distribution("{\"events\":[]}", "guess").expectStatus().isUnauthorized();
        distribution("{\"events\":[]}", null).expectStatus().isUnauthorized();
        assertThat(database.query("select 1 from delivery")).isEmpty();
    }

    @Test
    void refusesSignedNonsense() {
        problem(github("push", "{not json".getBytes(StandardCharsets.UTF_8), id(), World.GITHUB_SECRET), 400);
        problem(github("push", "[]".getBytes(StandardCharsets.UTF_8), id(), World.GITHUB_SECRET), 400);
        problem(distribution("{not json", World.REGISTRY_SECRET), 400);
        problem(distribution("{\"events\":{}}", World.REGISTRY_SECRET), 422);
        assertThat(database.query("select 1 from delivery")).isEmpty();
    }

    @Test
    void refusesBodiesOverTheLimit() {
        problem(github("push", new byte[26 * 1024 * 1024], id(), World.GITHUB_SECRET), 413);
        problem(distribution(" ".repeat(2 * 1024 * 1024), World.REGISTRY_SECRET), 413);
    }

    @Test
    void knowsNoOtherRegistriesYet() {
        for (var kind : new String[] {"harbor", "quay", "dockerhub"}) {
            problem(
                    http.post()
                            .uri("/webhooks/registries/" + kind)
                            .headers(headers -> headers.setBearerAuth(World.REGISTRY_SECRET))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body("{}")
                            .exchange(),
                    404);
        }
    }

    @Test
    void readsNothingForPullsLayersAndUntaggedManifests() {
        distribution(Samples.text("webhooks/distribution.pull-manifest.json"), World.REGISTRY_SECRET)
                .expectStatus()
                .isAccepted();
        distribution(Samples.text("webhooks/distribution.push-3-events.json"), World.REGISTRY_SECRET)
                .expectStatus()
                .isAccepted();
        assertThat(database.query("select 1 from delivery")).hasSize(2);
        assertThat(database.query("select 1 from scheduled_tasks where task_name = 'read-build'"))
                .isEmpty();
    }

    private RestTestClient.ResponseSpec distribution(String body, @Nullable String secret) {
        var request = http.post()
                .uri("/webhooks/registries/distribution")
                .contentType(MediaType.valueOf("application/vnd.docker.distribution.events.v1+json"));
        if (secret != null) {
            request.headers(headers -> headers.setBearerAuth(secret));
        }
        return request.body(body.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    private static void problem(RestTestClient.ResponseSpec answer, int status) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static byte[] body(String sample) {
        return Samples.bytes("webhooks/" + sample);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
