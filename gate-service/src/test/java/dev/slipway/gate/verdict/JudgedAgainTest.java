package dev.slipway.gate.verdict;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.gate.Finding;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.contracts.gate.VerdictChanged;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.gate.Described;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.BuildService;
import dev.slipway.runtime.event.Delivered;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What turns a verdict that stands already. */
class JudgedAgainTest extends GateTest {
    @Autowired
    private LiveSweep sweep;

    @Autowired
    private BuildService builds;

    @Autowired
    private VerdictService verdicts;

    @Test
    void judgesAgainWhenTheAppHasChanged() {
        var build = passed(World.newApp());
        var poorer = Described.as(build.app()).without("escalation").revision(2);
        World.registered(poorer.app());
        events.deliver(poorer.updated());
        assertThat(finding(awaitVerdict(build, "failed"), "owner-and-escalation-set")
                        .path("level")
                        .asString())
                .isEqualTo("deny");
        awaitVerdict(build, "staging", "passed");
        assertThat(told(GateFailed.class, build).getFirst().revision()).isEqualTo(2);
        assertThat(told(VerdictChanged.class, build)).isEmpty();
        var mended = Described.as(build.app()).revision(3);
        World.registered(mended.app());
        events.deliver(mended.updated());
        awaitVerdict(build, "passed");
        assertThat(told(GatePassed.class, build)).hasSize(3);
    }

    @Test
    void tellsThatWhatIsLiveHasTurnedBad() {
        var build = passed(World.newApp());
        events.deliver(deployed(build, "production"));
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        awaitVerdict(build, "failed");
        assertThat(told(VerdictChanged.class, build)).hasSize(1);
        var changed = told(VerdictChanged.class, build).getFirst();
        assertThat(changed.environment()).isEqualTo("production");
        assertThat(changed.from()).isEqualTo("passed");
        assertThat(changed.to()).isEqualTo("failed");
        assertThat(changed.findings()).extracting(Finding::rule).containsExactly("no-critical-vulnerabilities");
    }

    @Test
    void tellsThatWhatIsLiveHadTurnedBadBeforeAnybodyHereKnewThatItIs() {
        var build = passed(World.newApp());
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        awaitVerdict(build, "failed");
        assertThat(told(VerdictChanged.class, build)).isEmpty();

        events.deliver(deployed(build, "production"));

        assertThat(told(VerdictChanged.class, build))
                .extracting(VerdictChanged::environment, VerdictChanged::to)
                .containsExactly(tuple("production", "failed"));
    }

    @Test
    void knowsThatWhatWasRolledBackOrRemovedIsNoLongerLive() {
        var build = passed(World.newApp());
        events.deliver(deployed(build, "production"));
        events.deliver(deployed(build, "staging"));
        events.deliver(new PromotionRolledBack(
                build.app(), 1, UUID.randomUUID(), build.digest().value(), "0.1.0", "staging", null, "why", "c0ffee"));
        assertThat(live(build)).isEqualTo("production");
        events.deliver(new AppDecommissioned(build.app(), 1, UUID.randomUUID(), List.of()));
        assertThat(live(build)).isEmpty();
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        awaitVerdict(build, "failed");
        assertThat(told(VerdictChanged.class, build)).isEmpty();
    }

    @Test
    void keepsTheVerdictOfAnArchivedApp() {
        var build = passed(World.newApp());
        World.registered(Described.as(build.app()).archived().app());
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'judge'")
                .isEmpty());
        awaitVerdict(build, "passed");
    }

    @Test
    void judgesWhatIsLiveOnceInAWhile() {
        var build = passed(World.newApp());
        events.deliver(deployed(build, "production"));
        database.execute(
                "update evidence set received_at = now() - interval '60 days', made_at = null where kind = 'trivy' and subject = ?",
                build.digest().value());
        sweep.run();
        assertThat(finding(awaitVerdict(build, "undetermined"), "no-critical-vulnerabilities")
                        .path("title")
                        .asString())
                .contains("too old");
        assertThat(told(VerdictChanged.class, build).getFirst().to()).isEqualTo("undetermined");
    }

    @Test
    void doesNothingAgainForAnEventThatComesTwice() {
        var build = passed(World.newApp());
        var poorer = Described.as(build.app()).without("escalation").revision(2);
        World.registered(poorer.app());
        var envelope = events.deliver(poorer.updated());
        awaitVerdict(build, "failed");
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'judge'")
                .isEmpty());
        assertThat(events.again(poorer.updated(), envelope)).doesNotContainValue(Delivered.HANDLED);
        assertThat(database.query("select 1 from scheduled_tasks where task_name = 'judge'"))
                .isEmpty();
    }

    @Test
    void passesOverAnEventThatIsOlderThanWhatItKnows() {
        var build = passed(World.newApp());
        events.deliver(Described.as(build.app()).revision(5).updated());
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'judge'")
                .isEmpty());
        events.deliver(
                Described.as(build.app()).without("escalation").revision(4).updated());
        assertThat(database.query("select 1 from scheduled_tasks where task_name = 'judge'"))
                .isEmpty();
        assertThat(database.query("select revision from known_app where name = ?", build.app())
                        .getFirst())
                .containsEntry("revision", 5L);
    }

    @Test
    void tellsOneOutcomeOnceThoughManyJudgeAtTheSameMoment() throws Exception {
        var app = World.newApp();
        World.registered(World.app(app));
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        builds.read(build.repository(), build.digest(), "0.1.0");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var judgings = threads.invokeAll(Collections.nCopies(
                    8, Executors.callable(() -> verdicts.judge(build.repository(), build.digest()))));
            for (var judging : judgings) {
                judging.get();
            }
        }
        assertThat(told(GatePassed.class, build)).hasSize(2);
        assertThat(database.query("select 1 from verdict where app = ?", app)).hasSize(2);
    }

    @Test
    void waitsForARegistryThatDoesNotAnswer() {
        var app = World.newApp();
        World.registered(World.app(app));
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        var manifest = "/v2/" + build.repository() + "/manifests/" + build.digest();
        var down = World.OUTSIDE.stubFor(get(urlPathEqualTo(manifest))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1")));
        announce(build);
        await().until(() ->
                World.OUTSIDE.findAll(getRequestedFor(urlPathEqualTo(manifest))).size() >= 3);
        World.OUTSIDE.removeStub(down);
        awaitVerdict(build, "passed");
    }

    @Test
    void waitsForACatalogThatDoesNotAnswer() {
        var app = World.newApp();
        World.registered(World.app(app));
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        var question = urlPathEqualTo("/internal/v1/apps/by-image");
        var down = World.OUTSIDE.stubFor(get(question)
                .atPriority(1)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1")));
        announce(build);
        await().until(() -> World.OUTSIDE.findAll(getRequestedFor(question)).size() >= 3);
        assertThat(verdict(build, "production")).isNull();
        World.OUTSIDE.removeStub(down);
        awaitVerdict(build, "passed");
    }

    @Test
    void judgesNothingThatTheRegistryGivesUnderAWrongDigest() {
        var app = World.newApp();
        World.registered(World.app(app));
        var build = pushSigned(app);
        World.OUTSIDE.stubFor(get(urlPathEqualTo("/v2/" + build.repository() + "/manifests/" + build.digest()))
                .atPriority(1)
                .willReturn(aResponse().withStatus(200).withBody("{\"schemaVersion\":2}")));
        announce(build);
        await().until(() -> database.query("select 1 from scheduled_tasks where task_name = 'read-build'")
                .isEmpty());
        assertThat(database.query(
                        "select 1 from build where digest = ?", build.digest().value()))
                .isEmpty();
    }

    private Pushed passed(String app) {
        World.registered(World.app(app));
        events.deliver(Described.as(app).registered());
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        awaitVerdict(build, "passed");
        awaitVerdict(build, "staging", "passed");
        return build;
    }

    private static EnvironmentDeployed deployed(Pushed build, String environment) {
        return new EnvironmentDeployed(
                build.app(), 1, UUID.randomUUID(), build.digest().value(), "0.1.0", environment, "https://x", "c0ffee");
    }

    private String live(Pushed build) {
        return String.join(
                ",",
                database.query("select environment from live_digest where app = ?", build.app()).stream()
                        .map(row -> String.valueOf(row.get("environment")))
                        .toList());
    }
}
