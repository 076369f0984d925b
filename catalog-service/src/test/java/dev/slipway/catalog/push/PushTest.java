package dev.slipway.catalog.push;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.RetryableException;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CatalogTest
class PushTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @RegisterExtension
    static final WireMockExtension GITHUB =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @DynamicPropertySource
    static void github(DynamicPropertyRegistry registry) {
        registry.add("SLIPWAY_GITHUB_URL", GITHUB::baseUrl);
        registry.add("SLIPWAY_GITHUB_TOKEN", () -> "for-tests");
    }

    @Autowired
    private Api api;

    @Autowired
    private PushJob job;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @Test
    void registersAnAppAsSoonAsItsFileIsPushed() {
        var name = newName("pushed");
        answers(name, aResponse().withBody(appYaml(name)));

        api.json(POST, "/internal/v1/pushes", TestTokens.service("gate"), push(name))
                .is(202);

        assertThat(outbox.await(AppRegistered.class).channel()).isEqualTo("push");
        await().untilAsserted(() -> told(name, "success", "Registered as " + name));
        GITHUB.verify(getRequestedFor(urlPathEqualTo(contents(name)))
                .withQueryParam("ref", equalTo(COMMIT))
                .withHeader("Authorization", equalTo("Bearer for-tests"))
                .withHeader("Accept", equalTo("application/vnd.github.raw+json")));
        assertThat(api.get("/api/v1/apps/" + name, as("creator")).text("/owner"))
                .isEqualTo("creator@slipway.test");
    }

    @Test
    void describesTheAppWhoseSourceWasPushed() {
        var name = api.registered("updated");
        answers(name, base64(appYaml(name, "version: 0.2.0")));

        job.run(push(name));
        job.run(push(name));

        assertThat(outbox.only(AppUpdated.class).by()).isEqualTo("github");
        assertThat(outcomes(name)).isEqualTo("updated,unchanged");
    }

    @Test
    void doesNothingWithoutAFile() {
        var name = newName("bare");
        answers(name, aResponse().withStatus(404).withBody("{\"message\": \"Not Found\"}"));

        job.run(push(name));

        assertThat(outcomes(name)).isEqualTo("null");
        GITHUB.verify(0, postRequestedFor(urlPathEqualTo(statuses(name))));
    }

    @Test
    void tellsTheCommitInPlainWordsWhatIsWrong() {
        var name = newName("wrong");
        answers(name, aResponse().withBody(appYaml(name, "version: one", "owner: nobody")));

        job.run(push(name));

        assertThat(outcomes(name)).isEqualTo("refused");
        told(name, "failure", "owner must be an e-mail address");
        api.get("/api/v1/apps/" + name, as("creator")).is(404);
    }

    @Test
    void letsNoRepositorySpeakForAnothersApp() {
        var name = api.registered("victim");
        var thief = newName("thief");
        answers(thief, aResponse().withBody(appYaml(name, "source_repository: https://github.com/acme/" + thief)));
        outbox.forget();

        job.run(push(thief));

        assertThat(outcomes(thief)).isEqualTo("refused");
        outbox.none(AppUpdated.class);
    }

    @Test
    void handsNoAppOver() {
        var name = api.registered("owned");
        answers(name, aResponse().withBody(appYaml(name, "owner: creator2@slipway.test")));

        job.run(push(name));

        told(name, "failure", "owner cannot be changed by a push");
        outbox.none(OwnershipTransferred.class);
    }

    @Test
    void comesAgainWhenGithubCannotBeAsked() {
        var name = newName("waiting");
        answers(name, aResponse().withStatus(503));

        assertThatThrownBy(() -> job.run(push(name))).isInstanceOf(RetryableException.class);

        assertThat(outcomes(name)).isEqualTo("null");
    }

    @Test
    void registersOnceAlthoughTheProcessEndedBeforeTheCommitWasTold() {
        var name = newName("ended");
        answers(name, aResponse().withBody(appYaml(name)));
        GITHUB.stubFor(
                post(urlPathEqualTo(statuses(name))).willReturn(aResponse().withStatus(500)));
        assertThatThrownBy(() -> job.run(push(name))).isInstanceOf(RetryableException.class);

        GITHUB.stubFor(
                post(urlPathEqualTo(statuses(name))).willReturn(aResponse().withStatus(201)));
        job.run(push(name));

        assertThat(outbox.events(AppRegistered.class)).hasSize(1);
        assertThat(outcomes(name)).isEqualTo("registered,unchanged");
    }

    @Test
    void takesPushesFromServicesAloneAndOnlyOfRepositories() {
        api.json(POST, "/internal/v1/pushes", as("operator"), push("x")).is(403);
        var gate = TestTokens.service("gate");
        api.json(
                        POST,
                        "/internal/v1/pushes",
                        gate,
                        Map.of("repository", "../admin", "commit", COMMIT, "ref", "refs/heads/main"))
                .is(422)
                .pointsAt("/repository");
        api.json(
                        POST,
                        "/internal/v1/pushes",
                        gate,
                        Map.of("repository", "a/b", "commit", "main", "ref", "refs/heads/main"))
                .is(422)
                .pointsAt("/commit");
    }

    private static void answers(String repository, ResponseDefinitionBuilder answer) {
        GITHUB.stubFor(get(urlPathEqualTo(contents(repository))).willReturn(answer));
        GITHUB.stubFor(post(urlPathEqualTo(statuses(repository)))
                .willReturn(aResponse().withStatus(201)));
    }

    private static ResponseDefinitionBuilder base64(String file) {
        var content = Base64.getMimeEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody("{\"type\": \"file\", \"encoding\": \"base64\", \"content\": \""
                        + content.replace("\r\n", "\\n") + "\"}");
    }

    private static void told(String repository, String state, String words) {
        GITHUB.verify(postRequestedFor(urlPathEqualTo(statuses(repository)))
                .withRequestBody(
                        matchingJsonPath("$[?(@.state == '" + state + "' && @.context == 'slipway/app.yaml')]"))
                .withRequestBody(containing(words)));
    }

    private String outcomes(String repository) {
        return String.valueOf(database.query(
                        "select string_agg(outcome, ',' order by at, id) as outcomes from push_reading where repository = ?",
                        "acme/" + repository)
                .getFirst()
                .get("outcomes"));
    }

    private static SourcePush push(String repository) {
        return new SourcePush("acme/" + repository, COMMIT, "refs/heads/main");
    }

    private static String contents(String repository) {
        return "/repos/acme/" + repository + "/contents/app.yaml";
    }

    private static String statuses(String repository) {
        return "/repos/acme/" + repository + "/statuses/" + COMMIT;
    }
}
