package dev.slipway.promotion.approval;

import static dev.slipway.testkit.token.TestTokens.personId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The approver is neither author, owner nor requester, whatever roles they hold. */
class WhoMayNotDecideTest extends ServiceTest {
    @Autowired
    private ApprovalActivities approvals;

    @Autowired
    private Requesters requesters;

    @Autowired
    private TransactionTemplate transaction;

    private final String app = anApp();
    private final String build = digest("build");
    private UUID promotion = new UUID(0, 0);

    @BeforeEach
    void aPromotionThatTheGateBegan() {
        promotion = promotionOf(app, build);
    }

    @Test
    void aLeadWhoAsksForWhatTheGateHasBegunDoesNotDecideAboutIt() {
        ask();
        post("/api/v1/promotions", "approver2", Map.of("app", app, "digest", build))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(promotion.toString())
                .jsonPath("$.history[-1:].text")
                .isEqualTo("Somebody else asked for it too.");

        refuses("approver2", "asked for it");
        decide("approver").expectStatus().isOk();
    }

    @Test
    void whoeverJoinsIsOnRecordOnceHoweverOftenTheyAsk() {
        for (var who : new String[] {"approver2", "operator", "approver2"}) {
            post("/api/v1/promotions", who, Map.of("app", app, "digest", build), who)
                    .expectStatus()
                    .isAccepted();
        }

        assertThat(outbox.events(PromotionRequested.class))
                .extracting(PromotionRequested::by)
                .containsExactly("gate", personId("approver2"), personId("operator"));
    }

    @Test
    void theAgreementOfSomebodyWhoIsFoundToBeAnAuthorLaterDoesNotLast() {
        ask(null);
        decide("approver2").expectStatus().isOk();

        assertThat(approvals.stillCovers(request(new Authors(List.of(personId("creator2")), true))))
                .isTrue();
        assertThat(approvals.stillCovers(request(new Authors(List.of(personId("approver2")), true))))
                .isFalse();
    }

    @Test
    void aLeadWhoHasAgreedIsNotOnRecordAsAskingToo() {
        ask();
        decide("approver2").expectStatus().isOk();

        post("/api/v1/promotions", "approver2", Map.of("app", app, "digest", build))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(promotion.toString());

        assertThat(outbox.events(PromotionRequested.class))
                .extracting(PromotionRequested::by)
                .containsExactly("gate");
    }

    @Test
    void aLeadWhoAsksAndDecidesInOneMomentDoesNotDecide() {
        ask();
        var answer = new CompletableFuture<RestTestClient.ResponseSpec>();
        transaction.executeWithoutResult(_ -> {
            requesters.join(promotion, personId("approver2"));
            Thread.ofVirtual().start(() -> answer.complete(decide("approver2")));
            await().until(() -> answer.isDone() || somebodyWaitsForARow());
        });

        answer.join().expectStatus().isForbidden();
    }

    @Test
    void aLeadWhoJoinsADecommissionDoesNotDecideAboutIt() {
        var path = "/api/v1/apps/" + app + "/decommission";
        post(path, "creator", Map.of("reason", "Nobody uses it."))
                .expectStatus()
                .isAccepted();
        post(path, "approver2", Map.of("reason", "Nobody uses it."))
                .expectStatus()
                .isAccepted();
        var process = database.query("select process from approval where app = ? and about = 'decommission'", app)
                .getFirst()
                .get("process");

        post("/api/v1/decommissions/" + process + "/decisions", "approver2", Map.of("decision", "approve"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, words -> assertThat(words).contains("asked for it"));
    }

    @Test
    void whoeverWroteAPartOfTheBuildDoesNotDecideAboutIt() {
        ask(new Authors(List.of(personId("approver"), personId("creator2")), true));

        refuses("approver", "You wrote part of this build; somebody else has to decide.");
        assertThat(database.query(
                        "select granted, outcome from decision d join approval a on a.id = d.approval where a.process"
                                + " = ?",
                        promotion))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("granted", false).containsEntry("outcome", "not-allowed"));
        decide("approver2").expectStatus().isOk();
    }

    @Test
    void anAuthorIsRefusedInAChatToo() {
        ask(new Authors(List.of(personId("approver")), true));
        var approval = database.query("select id from approval where process = ?", promotion)
                .getFirst()
                .get("id");

        http.post()
                .uri("/internal/v1/approvals/" + approval + "/decisions")
                .headers(headers -> headers.setBearerAuth(TestTokens.service("notifier", "decisions.relay")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ChatDecision("slack", "T0SLIPWAY", "U-APPROVER", "approve", build, null, "i-1"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("not-allowed");
    }

    @Test
    void saysSoWhereItCouldNotSeeWhoWroteTheBuildAndGoesOnUnderTheOtherRules() {
        ask(null);

        assertThat(outbox.only(ApprovalRequested.class).because())
                .contains("Slipway could not see who wrote this build.");
        get("/api/v1/promotions/" + promotion)
                .expectBody()
                .jsonPath("$.history[-1:].text")
                .isEqualTo("Slipway could not see who wrote this build.");
        refuses("creator", "owner of " + app);
        decide("approver").expectStatus().isOk();
    }

    private boolean somebodyWaitsForARow() {
        return !database.query("select 1 from pg_locks where locktype = 'transactionid' and not granted")
                .isEmpty();
    }

    private void ask() {
        ask(new Authors(List.of(), true));
    }

    private void ask(@Nullable Authors authors) {
        approvals.ensureRequested(request(authors));
    }

    private ApprovalRequest request(@Nullable Authors authors) {
        return new ApprovalRequest(
                new Step(promotion.toString(), "approval-request"),
                app,
                7,
                build,
                "0.1.0",
                "production",
                "medium",
                "internal",
                true,
                null,
                null,
                authors);
    }

    private void refuses(String who, String because) {
        decide(who)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, words -> assertThat(words).contains(because));
        assertThat(outbox.events(DecisionRecorded.class))
                .filteredOn(event -> personId(who).equals(event.by()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.granted()).isFalse();
                    assertThat(event.why()).contains(because);
                });
    }

    private RestTestClient.ResponseSpec decide(String who) {
        return post("/api/v1/promotions/" + promotion + "/decisions", who, decision("approve", build));
    }
}
