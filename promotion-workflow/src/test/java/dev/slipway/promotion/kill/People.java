package dev.slipway.promotion.kill;

import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.promotion.OtherServices;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.token.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What people do in the stories, and what they are told: each begins one, and goes on where it waits for them. */
final class People {
    private final RestTestClient http;
    private final TestDatabase database;
    private final EventInjector gate;
    private final OtherServices others;
    private final Seen seen;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    People(RestTestClient http, TestDatabase database, EventInjector gate, OtherServices others, Seen seen) {
        this.http = http;
        this.database = database;
        this.gate = gate;
        this.others = others;
        this.seen = seen;
    }

    void begin(String app) {
        var begun = Plot.ofApp(app).isDecommission()
                ? post("/api/v1/apps/" + app + "/decommission", "creator", Map.of("reason", "the term is over"))
                : post("/api/v1/promotions", "creator", Map.of("app", app, "digest", Builds.of(app)));
        begun.expectStatus().isAccepted();
    }

    /** They answer whatever they are asked, once the process has seen that they have not yet; and mend what stands in its way. */
    void goOn() {
        for (var asked : database.query("select process, about, app, digest from approval where state = 'open'")) {
            var app = String.valueOf(asked.get("app"));
            if (seen.looked.contains(app) && done.add(app)) {
                answer(app, asked);
            }
        }
        database.query("""
                select s.process, p.app from step_result s join process p on p.id = s.process
                where s.step = 'stuck-1' and p.state = 'open'""")
                .forEach(stuck -> mend(String.valueOf(stuck.get("app")), String.valueOf(stuck.get("process"))));
    }

    private void answer(String app, Map<String, @Nullable Object> asked) {
        var process = "/api/v1/%ss/%s".formatted(asked.get("about"), asked.get("process"));
        switch (Plot.ofApp(app)) {
            case CANCELLED ->
                post(process + "/cancel", "creator", Map.of()).expectStatus().isAccepted();
            case DOUBTED -> news(app);
            case EXPIRED -> {
                database.execute("update approval set expires_at = now() where app = ?", app);
                news(app);
            }
            case KEPT, REFUSED -> decide(process, "reject", asked.get("digest"));
            default -> decide(process, "approve", asked.get("digest"));
        }
    }

    private void decide(String process, String decision, @Nullable Object digest) {
        var said = new HashMap<String, Object>(Map.of("decision", decision, "reason", "seen"));
        if (digest != null) {
            said.put("digest", digest);
        }
        post(process + "/decisions", "approver", said).expectStatus().isOk();
    }

    /** The gate tells that it has judged the build again, and the promotion looks. */
    private void news(String app) {
        gate.deliver(new GateFailed(
                app,
                7,
                Builds.of(app),
                null,
                null,
                "production",
                Uuid7.next(),
                "medium",
                "1",
                "undetermined",
                List.of()));
    }

    private void mend(String app, String process) {
        if (others.immovable.removeIf(name -> name.startsWith(app + "."))) {
            post("/api/v1/decommissions/" + process + "/retry", "operator", Map.of(), "operator")
                    .expectStatus()
                    .isAccepted();
        }
    }

    private RestTestClient.ResponseSpec post(String path, String who, Object body, String... roles) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.person(who, roles)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
