package dev.slipway.promotion.decommission;

import static dev.slipway.promotion.decommission.DecommissionState.COMPLETED;
import static dev.slipway.promotion.decommission.DecommissionState.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.decommission.DecommissionService.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds that pass while their app is on its way out. */
class PassedMeanwhileTest extends ServiceTest {
    @Autowired
    private DecommissionService service;

    @Autowired
    private DecommissionActivities decommissions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String app = anApp();
    private final String older = digest("older-" + app);
    private final String newer = digest("newer-" + app);

    @Test
    void theNewestIsPromotedWhenTheAppStays() {
        var decommission = begin();
        gate.deliver(passed(app, newer, "staging", 2L));
        gate.deliver(passed(app, older, "staging", 1L));
        assertThat(promoted()).isEmpty();

        end(decommission, EXPIRED);

        await().untilAsserted(() -> assertThat(promoted()).containsExactly(newer));
        assertThat(held()).isEmpty();
    }

    @Test
    void noneIsPromotedWhenTheAppIsGone() {
        var decommission = begin();
        gate.deliver(passed(app, newer, "staging"));

        end(decommission, COMPLETED);

        assertThat(held()).isEmpty();
        assertThat(database.query("select 1 from scheduled_tasks where task_instance = ?", "app/" + app))
                .isEmpty();
        assertThat(promoted()).isEmpty();
    }

    @Test
    void theyWaitOnWhileSomebodyWantsTheAppGoneAgain() {
        var first = begin();
        gate.deliver(passed(app, newer, "staging"));
        var second = Objects.requireNonNull(transaction.execute(_ -> {
            end(first, EXPIRED);
            return begin();
        }));
        await().untilAsserted(() -> assertThat(held()).containsExactly(newer));
        assertThat(promoted()).isEmpty();

        end(second, EXPIRED);

        await().untilAsserted(() -> assertThat(promoted()).containsExactly(newer));
    }

    @Test
    void theOneThatPassesInTheMomentOfTheEndIsNotForgotten() {
        var decommission = begin();
        var threads = new ArrayList<CompletableFuture<Void>>();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table held_build in exclusive mode").update();
            threads.add(started(() -> gate.deliver(passed(app, newer, "staging"))));
            await().until(() -> waiting() == 1);
            threads.add(started(() -> end(decommission, EXPIRED)));
            await().until(() -> waiting() == 2);
        });

        threads.forEach(CompletableFuture::join);
        await().untilAsserted(() -> assertThat(promoted()).containsExactly(newer));
    }

    private static CompletableFuture<Void> started(Runnable work) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            work.run();
            done.complete(null);
        });
        return done;
    }

    private String begin() {
        return service.begin(new Wanted(app, "the term is over", "low", 7, "p_owner"))
                .toString();
    }

    private void end(String decommission, DecommissionState how) {
        decommissions.ensureClosed(decommission, DecommissionEnd.untouched(how, "It is over."));
    }

    private int waiting() {
        return database.query("select distinct pid from pg_locks where not granted")
                .size();
    }

    private List<Object> promoted() {
        return digests("select digest from promotion where app = ? order by number");
    }

    private List<Object> held() {
        return digests("select digest from held_build where app = ?");
    }

    private List<Object> digests(String query) {
        return database.query(query, app).stream()
                .<Object>map(row -> Objects.requireNonNull(row.get("digest")))
                .toList();
    }
}
