package dev.slipway.promotion.approval;

import static dev.slipway.testkit.token.TestTokens.personId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.DecisionAnswer;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.testkit.token.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class DecisionTest extends ServiceTest {
    @Autowired
    private ApprovalActivities approvals;

    private final String app = anApp();
    private final String build = digest("build");
    private UUID promotion = new UUID(0, 0);

    @BeforeEach
    void aPromotion() {
        promotion = promotionOf(app, build);
    }

    @AfterEach
    void theCatalogIsBack() {
        catalog.away = false;
    }

    @Test
    void countsTheDecisionOfAnApprover() {
        ask("medium");

        post(decisions(), "approver", decision("approve", build)).expectStatus().isOk();

        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(outbox.only(DecisionRecorded.class)).satisfies(event -> {
            assertThat(event.granted()).isTrue();
            assertThat(event.by()).isEqualTo(personId("approver"));
            assertThat(event.channel()).isEqualTo("api");
        });
        get("/api/v1/promotions/" + promotion)
                .expectBody()
                .jsonPath("$.approvals.required[0].role")
                .isEqualTo("approver")
                .jsonPath("$.approvals.given[0].by")
                .isEqualTo("approver@slipway.test")
                .jsonPath("$.approvals.given[0].channel")
                .isEqualTo("api");
    }

    @Test
    void refusesTheOwnerInWordsAndKeepsTheAttempt() {
        ask("medium");

        post(decisions(), "creator", decision("approve", build))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:slipway:problem:forbidden")
                .jsonPath("$.detail")
                .value(String.class, words -> assertThat(words).contains("owner of " + app));

        assertThat(rows()).hasSize(1).first().satisfies(row -> assertThat(row).containsEntry("granted", false));
        assertThat(outbox.only(DecisionRecorded.class).granted()).isFalse();
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.OPEN);
    }

    @Test
    void refusesADecisionAboutAnotherBuild() {
        ask("medium");

        post(decisions(), "approver", decision("approve", digest("other")))
                .expectStatus()
                .isEqualTo(409);

        assertThat(rows()).hasSize(1);
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.OPEN);
    }

    @Test
    void refusesALateDecision() {
        ask("medium");
        post(decisions(), "approver", decision("approve", build)).expectStatus().isOk();

        post(decisions(), "approver2", decision("reject", build)).expectStatus().isEqualTo(409);
        post(decisions(), "approver", decision("approve", build)).expectStatus().isEqualTo(409);

        assertThat(rows()).hasSize(3);
        assertThat(approvals.standing(promotion.toString()).given()).hasSize(1);
    }

    @Test
    void knowsWhetherOthersWouldHaveToAgreeNow() {
        ask("medium");

        assertThat(approvals.stillCovers(release("medium", "internal", null))).isTrue();
        assertThat(approvals.stillCovers(release("low", "internal", null))).isTrue();
        assertThat(approvals.stillCovers(release("high", "internal", null))).isFalse();
        assertThat(approvals.stillCovers(release("medium", "regulated", null))).isFalse();
        assertThat(approvals.stillCovers(release("medium", "internal", "It is dear.")))
                .isFalse();
    }

    @Test
    void refusesWhereNobodyIsAsked() {
        post(decisions(), "approver", decision("approve", build)).expectStatus().isEqualTo(409);
        post("/api/v1/promotions/" + UUID.randomUUID() + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isNotFound();
        post("/api/v1/decommissions/" + promotion + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void pointsAtWhatIsWrong() {
        ask("medium");

        post(decisions(), "approver", Map.of("decision", "perhaps", "digest", "latest"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(List.class, pointers -> assertThat(pointers).asList().contains("/decision", "/digest"));
        post(decisions(), "approver", Map.of("decision", "approve"))
                .expectStatus()
                .isEqualTo(422);
        post(decisions(), "approver", "{nonsense").expectStatus().isBadRequest();
        assertThat(rows()).isEmpty();
    }

    @Test
    void saysLaterWhileTheCatalogIsAway() {
        ask("medium");
        catalog.away = true;

        post(decisions(), "approver", decision("approve", build)).expectStatus().isEqualTo(503);

        assertThat(rows()).isEmpty();
    }

    @Test
    void takesTwoPeopleInTwoRolesForHighRisk() {
        ask("high");

        post(decisions(), "approver", decision("approve", build)).expectStatus().isOk();
        post(decisions(), "approver2", decision("approve", build))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, words -> assertThat(words).contains("compliance or security"));
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.OPEN);
        post(decisions(), "security", decision("approve", build)).expectStatus().isOk();

        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void oneNoIsEnough() {
        ask("high");

        post(decisions(), "compliance", decision("reject", build))
                .expectStatus()
                .isOk();

        assertThat(approvals.standing(promotion.toString())).satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(ApprovalState.REJECTED);
            assertThat(standing.rejectedBy()).isEqualTo(personId("compliance"));
        });
    }

    @Test
    void countsExactlyOneOfManyThatRace() throws Exception {
        ask("medium");
        var races = new ArrayList<Callable<Integer>>();
        for (int each = 0; each < 16; each++) {
            var who = each % 2 == 0 ? "approver" : "approver2";
            var choice = each % 4 < 2 ? "approve" : "reject";
            races.add(() -> post(decisions(), who, decision(choice, build))
                    .returnResult(String.class)
                    .getStatus()
                    .value());
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(races)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        }
        assertThat(rows()).hasSize(16);
        assertThat(outbox.events(DecisionRecorded.class))
                .filteredOn(DecisionRecorded::granted)
                .hasSize(1);
    }

    @Test
    void takesAClickOfWhoeverThatIsInTheDirectory() {
        var approval = ask("medium");

        assertThat(click(approval, "U-CREATOR", "i-1").outcome()).isEqualTo("not-allowed");
        assertThat(click(approval, "U-STRANGER", "i-2").outcome()).isEqualTo("not-linked");
        var granted = click(approval, "U-APPROVER", "i-3");
        assertThat(granted.outcome()).isEqualTo("granted");
        assertThat(click(approval, "U-APPROVER", "i-3")).isEqualTo(granted);
        assertThat(click(approval, "U-APPROVER", "i-4").outcome()).isEqualTo("closed");

        assertThat(rows()).hasSize(4);
        assertThat(approvals.standing(promotion.toString()).given())
                .singleElement()
                .satisfies(given -> assertThat(given.channel()).isEqualTo("slack"));
    }

    @Test
    void countsNoClickThatNamesNoBuildOrAnother() {
        var approval = ask("medium");

        assertThat(click(approval, chat("U-APPROVER", "i-1", null)).outcome()).isEqualTo("other-digest");
        assertThat(click(approval, chat("U-APPROVER", "i-2", digest("other"))).outcome())
                .isEqualTo("other-digest");

        assertThat(rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row).containsEntry("granted", false);
            assertThat(String.valueOf(row.get("why"))).contains("another build");
        });
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "/decision,    slack, T0SLIPWAY, U-APPROVER, perhaps, i-1",
        "/decision,    slack, T0SLIPWAY, U-APPROVER, ,        i-1",
        "/provider,    ,      T0SLIPWAY, U-APPROVER, reject,  i-1",
        "/provider,    false, T0SLIPWAY, U-APPROVER, reject,  i-1",
        "/workspace,   slack, ,          U-APPROVER, reject,  i-1",
        "/user,        slack, T0SLIPWAY, ' ',        reject,  i-1",
        "/interaction, slack, T0SLIPWAY, U-APPROVER, reject,  ",
    })
    void takesNoClickThatDoesNotSayEnough(
            String place, String provider, String workspace, String user, String choice, String interaction) {
        var approval = ask("medium");

        carry(approval, new ChatDecision(provider, workspace, user, choice, build, null, interaction))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(place);

        assertThat(rows()).isEmpty();
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.OPEN);
    }

    @Test
    void takesClicksFromTheNotifierAlone() {
        var approval = ask("medium");
        for (var token : List.of(TestTokens.service("gate"), TestTokens.person("approver", "approver"))) {
            http.post()
                    .uri("/internal/v1/approvals/" + approval + "/decisions")
                    .headers(headers -> headers.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(chat("U-APPROVER", "i-1"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void asksOnceHoweverOftenItIsTold() {
        ask("medium");
        ask("medium");

        assertThat(outbox.events(ApprovalRequested.class)).hasSize(1);
    }

    private UUID ask(String risk) {
        approvals.ensureRequested(release(risk, "internal", null));
        var row = database.query("select id from approval where process = ?", promotion)
                .getFirst();
        return (UUID) Objects.requireNonNull(row.get("id"));
    }

    private ApprovalRequest release(String risk, String dataClass, @Nullable String cost) {
        return new ApprovalRequest(
                new Step(promotion.toString(), "approval-request"),
                app,
                7,
                build,
                "0.1.0",
                "production",
                risk,
                dataClass,
                true,
                cost,
                "http://" + app + ".dining.staging.slipway.test",
                null);
    }

    private List<Map<String, @Nullable Object>> rows() {
        return database.query(
                "select d.* from decision d join approval a on a.id = d.approval where a.process = ? order by d.number",
                promotion);
    }

    private String decisions() {
        return "/api/v1/promotions/" + promotion + "/decisions";
    }

    private ChatDecision chat(String user, String interaction) {
        return chat(user, interaction, build);
    }

    private static ChatDecision chat(String user, String interaction, @Nullable String digest) {
        return new ChatDecision("slack", "T0SLIPWAY", user, "approve", digest, null, interaction);
    }

    private DecisionAnswer click(UUID approval, String user, String interaction) {
        return click(approval, chat(user, interaction));
    }

    private DecisionAnswer click(UUID approval, ChatDecision click) {
        return Objects.requireNonNull(carry(approval, click)
                .expectStatus()
                .isOk()
                .expectBody(DecisionAnswer.class)
                .returnResult()
                .getResponseBody());
    }

    private RestTestClient.ResponseSpec carry(UUID approval, ChatDecision click) {
        return http.post()
                .uri("/internal/v1/approvals/" + approval + "/decisions")
                .headers(headers -> headers.setBearerAuth(TestTokens.service("notifier", "decisions.relay")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(click)
                .exchange();
    }
}
