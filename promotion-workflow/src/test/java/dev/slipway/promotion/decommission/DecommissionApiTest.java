package dev.slipway.promotion.decommission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.DecommissionRequested;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class DecommissionApiTest extends ServiceTest {
    @Autowired
    private DecommissionActivities decommissions;

    @Autowired
    private ApprovalActivities approvals;

    @Autowired
    private TransactionTemplate transaction;

    private final String app = anApp();
    private final String build = digest("build-" + app);

    @Test
    void takesAnAppOutOnlyForThoseWhoMayAsk() {
        var path = "/api/v1/apps/" + app + "/decommission";
        post(path, "creator2", Map.of("reason", "not mine")).expectStatus().isForbidden();
        post(path, "creator", Map.of("reason", " ")).expectStatus().isEqualTo(422);
        post("/api/v1/apps/unknown-app/decommission", "creator", Map.of("reason", "gone"))
                .expectStatus()
                .isNotFound();
        var first = begun(path);
        assertThat(begun(path)).isEqualTo(first);

        var decisions = "/api/v1/decommissions/" + first.get("id") + "/decisions";
        post(decisions, "creator", Map.of("decision", "approve")).expectStatus().isForbidden();
        post(decisions, "approver", Map.of("decision", "approve"))
                .expectStatus()
                .isEqualTo(409);
        approvals.ensureOpened(String.valueOf(first.get("id")), "the term is over");
        post(decisions, "approver", Map.of("decision", "approve"))
                .expectStatus()
                .isOk();

        var retry = "/api/v1/decommissions/" + first.get("id") + "/retry";
        post(retry, "creator").expectStatus().isForbidden();
        post(retry, "operator", "operator").expectStatus().isEqualTo(409);
        assertThat(outbox.only(DecommissionRequested.class).reason()).isEqualTo("the term is over");
        gate.deliver(passed(app, build, "staging"));
        assertThat(idsOf(app)).isEmpty();
    }

    @Test
    void announcesThatTheAppStaysAndAsksNobodyAnyMore() {
        var id = String.valueOf(begun("/api/v1/apps/" + app + "/decommission").get("id"));
        approvals.ensureOpened(id, "the term is over");
        decommissions.ensureClosed(id, DecommissionEnd.untouched(DecommissionState.EXPIRED, "Nobody agreed."));

        assertThat(outbox.only(DecommissionEnded.class)).satisfies(ended -> {
            assertThat(ended.outcome()).isEqualTo("expired");
            assertThat(ended.reason()).isEqualTo("Nobody agreed.");
            assertThat(ended.decommission()).hasToString(id);
        });
        assertThat(approvals.standing(id).state()).isEqualTo(ApprovalState.WITHDRAWN);
    }

    @Test
    void beginsAnewWhenTheOneInTheWayEndsInThatMoment() {
        var path = "/api/v1/apps/" + app + "/decommission";
        var first = String.valueOf(begun(path).get("id"));
        var second = new CompletableFuture<Map<?, ?>>();
        transaction.executeWithoutResult(_ -> {
            decommissions.ensureClosed(first, DecommissionEnd.untouched(DecommissionState.EXPIRED, "Nobody agreed."));
            Thread.ofVirtual().start(() -> second.complete(begun(path)));
            await().until(() -> second.isDone() || somebodyWaitsForALock());
        });

        assertThat(second.join().get("id")).isNotEqualTo(first);
    }

    @Test
    void canBeDecidedAsSoonAsItIsSeenToWaitForThat() {
        var id = String.valueOf(begun("/api/v1/apps/" + app + "/decommission").get("id"));
        decommissions.moved(
                new Step(id, "approval"), DecommissionState.AWAITING_APPROVAL, "Whoever must agree is asked.");

        post("/api/v1/decommissions/" + id + "/decisions", "approver", Map.of("decision", "approve"))
                .expectStatus()
                .isOk();
        assertThat(approvals.ensureOpened(id, "the term is over").state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void isTriedAgainWhileItIsRemoved() {
        var id = String.valueOf(begun("/api/v1/apps/" + app + "/decommission").get("id"));
        decommissions.moved(new Step(id, "removing"), DecommissionState.REMOVING, "It is taken out.");

        post("/api/v1/decommissions/" + id + "/retry", "operator", "operator")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("removing");
    }

    private boolean somebodyWaitsForALock() {
        return !database.query("select 1 from pg_locks where not granted").isEmpty();
    }

    private Map<?, ?> begun(String path) {
        return Objects.requireNonNull(post(path, "creator", Map.of("reason", "the term is over"))
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
    }

    private List<?> idsOf(String name) {
        return database.query("select process from promotion where app = ?", name);
    }
}
