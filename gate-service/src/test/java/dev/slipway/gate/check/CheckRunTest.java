package dev.slipway.gate.check;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.matching.UrlPattern;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class CheckRunTest extends GateTest {
    @Autowired
    private CheckRunService checks;

    @Test
    void showsAPassOnGithub() {
        var build = judged("alpine-310.json", "passed");
        await().untilAsserted(() ->
                assertThat(latest(build).path("conclusion").asString("")).isEqualTo("success"));
        var run = latest(build);
        assertThat(run.path("name").asString()).isEqualTo("Slipway");
        assertThat(run.path("head_sha").asString()).isEqualTo(build.commit());
        assertThat(run.path("external_id").asString()).isEqualTo(build.app() + "/" + build.digest());
    }

    @Test
    void showsAFailureWithItsTitleAndFix() {
        var build = judged("alpine-39-high-critical.json", "failed");
        var finding = finding(awaitVerdict(build, "failed"), "no-critical-vulnerabilities");
        await().untilAsserted(() ->
                assertThat(latest(build).path("conclusion").asString("")).isEqualTo("failure"));
        assertThat(latest(build).path("output").path("summary").asString())
                .contains(finding.path("title").asString(), finding.path("fix").asString());
    }

    @Test
    void makesOneRunHoweverOftenTheVerdictChanges() {
        var build = judged("alpine-310.json", "passed");
        await().untilAsserted(() ->
                assertThat(latest(build).path("conclusion").asString("")).isEqualTo("success"));
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        await().untilAsserted(() ->
                assertThat(latest(build).path("conclusion").asString("")).isEqualTo("failure"));
        assertThat(World.OUTSIDE.findAll(postRequestedFor(runs(build)))).hasSize(1);
    }

    @Test
    void findsTheRunOfAnAttemptThatDiedBeforeItCouldRememberIt() {
        var build = judged("alpine-310.json", "passed");
        await().untilAsserted(() -> assertThat(database.query("select 1 from check_run where app = ?", build.app()))
                .hasSize(1));
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'check-run'")
                .isEmpty());
        var made = World.OUTSIDE.findAll(postRequestedFor(runs(build))).size();
        database.execute("delete from check_run where app = ?", build.app());
        World.OUTSIDE.stubFor(
                get(urlPathEqualTo("/repos/acme/" + build.app() + "/commits/" + build.commit() + "/check-runs"))
                        .willReturn(okJson("""
                        {"total_count": 2, "check_runs": [{"id": 1, "external_id": "other"}, {"id": 99, "external_id": "%s/%s"}]}
                        """.formatted(build.app(), build.digest()))));
        checks.show(build.app(), build.digest());
        assertThat(World.OUTSIDE.findAll(postRequestedFor(runs(build)))).hasSize(made);
        World.OUTSIDE.verify(1, patchRequestedFor(urlPathEqualTo("/repos/acme/" + build.app() + "/check-runs/99")));
        assertThat(database.query("select run_id from check_run where app = ?", build.app())
                        .getFirst())
                .containsEntry("run_id", 99L);
    }

    @Test
    void saysTheSameThingOnce() {
        var build = judged("alpine-310.json", "passed");
        await().untilAsserted(() ->
                assertThat(latest(build).path("conclusion").asString("")).isEqualTo("success"));
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'check-run'")
                .isEmpty());
        var before = World.OUTSIDE.getAllServeEvents().size();
        checks.show(build.app(), build.digest());
        var asked = World.OUTSIDE.getAllServeEvents().size() - before;
        assertThat(asked).as("only the catalog is asked").isEqualTo(1);
    }

    @Test
    void triesAgainWhenGithubIsBusy() {
        var app = World.newApp();
        World.OUTSIDE.stubFor(post(urlPathEqualTo("/repos/acme/" + app + "/check-runs"))
                .inScenario(app)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1"))
                .willSetStateTo("back"));
        World.OUTSIDE.stubFor(post(urlPathEqualTo("/repos/acme/" + app + "/check-runs"))
                .inScenario(app)
                .whenScenarioStateIs("back")
                .willReturn(okJson("{\"id\": 5}").withStatus(201)));
        var build = judged(app, "alpine-310.json", "passed");
        await().untilAsserted(
                        () -> assertThat(database.query("select run_id from check_run where app = ?", build.app()))
                                .hasSize(1));
    }

    @Test
    void putsUpWithACommitThatGithubDoesNotKnow() {
        var app = World.newApp();
        World.OUTSIDE.stubFor(post(urlPathEqualTo("/repos/acme/" + app + "/check-runs"))
                .willReturn(okJson("{\"message\": \"No commit found for SHA\"}").withStatus(422)));
        judged(app, "alpine-310.json", "passed");
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'check-run'")
                .isEmpty());
        assertThat(database.query("select 1 from dead_letter where job = 'check-run'"))
                .isEmpty();
    }

    private Pushed judged(String scan, String outcome) {
        return judged(World.newApp(), scan, outcome);
    }

    private Pushed judged(String app, String scan, String outcome) {
        World.registered(World.app(app));
        var build = pushSigned(app);
        sendEvidence(build, scan);
        announce(build);
        awaitVerdict(build, outcome);
        return build;
    }

    /** What GitHub would show: what was posted, with what was patched into it. */
    private static JsonNode latest(Pushed build) {
        var posted = World.OUTSIDE.findAll(postRequestedFor(runs(build)));
        var patched = World.OUTSIDE.findAll(
                patchRequestedFor(urlPathEqualTo("/repos/acme/" + build.app() + "/check-runs/4711")));
        var all = Stream.of(posted, patched).flatMap(List::stream).toList();
        return all.isEmpty()
                ? JSON.createObjectNode()
                : JSON.readTree(all.getLast().getBodyAsString());
    }

    private static UrlPattern runs(Pushed build) {
        return urlPathEqualTo("/repos/acme/" + build.app() + "/check-runs");
    }
}
