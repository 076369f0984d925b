package dev.slipway.promotion;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.promotion.gitops.DeployRequest;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.runtime.Digests;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service without its workers: rows, routes and events, and a Temporal that takes what is started and lets it wait. */
@SlipwayTest
@Import(FakeCatalog.Configuration.class)
public abstract class ServiceTest {
    private static final AtomicInteger APPS = new AtomicInteger();

    @Autowired
    protected RestTestClient http;

    @Autowired
    protected EventInjector gate;

    @Autowired
    protected OutboxAssertions outbox;

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected FakeCatalog catalog;

    @DynamicPropertySource
    static void temporal(DynamicPropertyRegistry properties) {
        properties.add("SLIPWAY_TEMPORAL", TestTemporal::sharedTarget);
    }

    /** The name of an app that no other test uses. */
    protected static String anApp() {
        return "app-" + APPS.incrementAndGet();
    }

    /** The digest of a build by its name. */
    protected static String digest(String build) {
        return "sha256:" + Digests.sha256Hex(build.getBytes(StandardCharsets.UTF_8));
    }

    protected static GatePassed passed(String app, String digest, String environment) {
        return passed(app, digest, environment, null);
    }

    protected static GatePassed passed(String app, String digest, String environment, @Nullable Long buildNumber) {
        return new GatePassed(
                app,
                7,
                digest,
                "0.1.0",
                "c".repeat(40),
                "micro-apps/" + app,
                environment,
                Uuid7.next(),
                "medium",
                "1",
                buildNumber);
    }

    /** A promotion that the gate has set off. */
    protected UUID promotionOf(String app, String digest) {
        gate.deliver(passed(app, digest, "staging"));
        return promotionIn(app, digest);
    }

    protected UUID promotionIn(String app, String digest) {
        var rows = database.query(
                "select process from promotion where app = ? and digest = ? order by number desc", app, digest);
        return (UUID) Objects.requireNonNull(rows.getFirst().get("process"));
    }

    protected RestTestClient.ResponseSpec post(String path, String who, Object body, String... roles) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.person(who, roles)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    protected RestTestClient.ResponseSpec post(String path, String who, String... roles) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.person(who, roles)))
                .exchange();
    }

    protected RestTestClient.ResponseSpec get(String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .exchange();
    }

    /** What a step asks Git for, to have the build of a small app in staging. */
    protected static DeployRequest deployment(Step step, String app, String digest, @Nullable String replaces) {
        return new DeployRequest(
                step,
                new Place(Environment.STAGING, app, "dining"),
                digest,
                replaces,
                "0.1.0",
                "micro-apps/" + app,
                "p_0123456789ab",
                null,
                app + ".dining.staging.slipway.test",
                null,
                null,
                null,
                List.of());
    }

    protected static Map<String, Object> decision(String choice, String digest) {
        return Map.of("decision", choice, "digest", digest, "reason", "seen");
    }
}
