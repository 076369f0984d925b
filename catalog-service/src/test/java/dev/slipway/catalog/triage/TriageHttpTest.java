package dev.slipway.catalog.triage;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.RiskTriaged;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class TriageHttpTest {
    private static final Map<String, Object> ANSWERS = Map.of(
            "sensitiveData", "internal",
            "exposure", "internal",
            "expectedUsers", 40,
            "maxMonthlyCost", Map.of("amount", "30.00", "currency", "USD"),
            "maintainedBy", "creator");

    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @Test
    void tellsTheRiskAndWhy() {
        var name = api.registered("triaged");

        var result = answer(name, "creator", ANSWERS).is(200);

        assertThat(result.text("/risk")).isEqualTo("medium");
        assertThat(result.text("/path")).isEqualTo("full");
        assertThat(result.body().path("reasons").toString()).contains("More than 5 people");
        var app = api.get("/api/v1/apps/" + name, as("creator"));
        assertThat(app.text("/risk/source")).isEqualTo("triage");
        assertThat(app.body().path("expectedUsers").asInt()).isEqualTo(40);
        var event = outbox.only(RiskTriaged.class);
        assertThat(event.state().risk()).isEqualTo("medium");
        assertThat(event.revision()).isEqualTo(2);
        assertThat(event.by()).isEqualTo(TestTokens.personId("creator"));
    }

    @Test
    void isForOwnerAndLeadAlone() {
        var name = api.registered("guarded");

        for (var who : List.of("creator2", "operator", "approver")) {
            answer(name, who, ANSWERS).is(403);
        }
        api.json(PUT, "/api/v1/apps/" + name + "/triage", TestTokens.service("gate"), ANSWERS)
                .is(403);
        outbox.none(RiskTriaged.class);
        answer(name, "approver2", ANSWERS).is(200);
        answer("no-such-app", "creator", ANSWERS).is(404);
    }

    @Test
    void refusesWhatIsNoAnswerAndPointsAtIt() {
        var name = api.registered("puzzled");

        answer(name, "creator", with("sensitiveData", "secret", "expectedUsers", -1, "outsideKey", true))
                .is(422)
                .pointsAt("/sensitiveData", "/expectedUsers", "/outsideKey");
        answer(name, "creator", Map.of())
                .is(422)
                .pointsAt("/sensitiveData", "/exposure", "/expectedUsers", "/maxMonthlyCost", "/maintainedBy");
        answer(name, "creator", "{").is(400);
        outbox.none(RiskTriaged.class);
    }

    @Test
    void announcesNothingWhenTheAnswersAreTheSame() {
        var name = api.registered("steady");

        answer(name, "creator", ANSWERS).is(200);
        answer(name, "creator", ANSWERS).is(200);

        assertThat(outbox.events(RiskTriaged.class)).hasSize(1);
    }

    @Test
    void recordsWhoLoweredARiskAndWhy() {
        var name = api.registered("lowered");
        answer(name, "creator", ANSWERS).is(200);

        var lower = answer(name, "approver2", with("expectedUsers", 3, "reason", "Only the kitchen uses it."))
                .is(200);

        assertThat(lower.text("/risk")).isEqualTo("low");
        assertThat(lower.text("/path")).isEqualTo("light");
        var rows =
                database.query("select lowered_from, said_why, by from triage where app = ? order by revision", name);
        assertThat(rows.get(1))
                .containsEntry("lowered_from", "medium")
                .containsEntry("said_why", "Only the kitchen uses it.")
                .containsEntry("by", TestTokens.personId("approver2"));
    }

    @Test
    void forcesPersonalDataOntoTheIsolatedTier() {
        var name = api.registered("personal");

        answer(name, "creator", with("sensitiveData", "personal")).is(200);

        assertThat(api.get("/api/v1/apps/" + name, as("creator")).text("/hostingTier"))
                .isEqualTo("isolated");
        assertThat(outbox.only(RiskTriaged.class).state().hostingTier()).isEqualTo("isolated");
    }

    @Test
    void letsADescriptionRaiseTheRiskAndNeverLowerWhatTheAnswersSay() {
        var name = api.registered("claiming");
        answer(name, "creator", ANSWERS).is(200);

        api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "data_classification: regulated"))
                .is(200);
        var raised = api.get("/api/v1/apps/" + name, as("creator"));
        assertThat(raised.text("/risk/level")).isEqualTo("high");
        assertThat(raised.text("/hostingTier")).isEqualTo("isolated");
        assertThat(outbox.only(AppUpdated.class).changed()).contains("dataClassification", "hostingTier", "risk");

        api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "data_classification: public"))
                .is(200);
        assertThat(api.get("/api/v1/apps/" + name, as("creator")).text("/risk/level"))
                .isEqualTo("medium");
    }

    private Api.Answer answer(String app, String who, Object answers) {
        return api.json(PUT, "/api/v1/apps/" + app + "/triage", as(who), answers);
    }

    private static Map<String, Object> with(Object... pairs) {
        var answers = new HashMap<>(ANSWERS);
        for (var i = 0; i < pairs.length; i += 2) {
            answers.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return answers;
    }
}
