package dev.slipway.promotion.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.promotion.OtherServices;
import dev.slipway.promotion.Workload;
import dev.slipway.promotion.kill.Plot.End;
import dev.slipway.testkit.database.TestDatabase;
import java.util.List;
import java.util.Optional;

/** How a story has ended: by the rows, in Git and on the cluster, for the people who were asked, and in what is left. */
record Ending(Outside outside, TestDatabase database, OtherServices others) {
    void isAsItMustBe(Plot plot, String app) {
        assertThat(outcomes(app, plot.isDecommission() ? "decommission" : "promotion"))
                .containsExactly(plot.end().outcome());
        whatRunsWasCommitted(plot.end(), app);
        peopleWereAskedOnce(plot, app);
        nothingIsLeft(plot.end(), app);
    }

    private void whatRunsWasCommitted(End end, String app) {
        for (var environment : List.of("staging", "production")) {
            var standing = Builds.of(app, end.standing(environment));
            assertThat(Optional.ofNullable(outside.git().builds().get(new Workload(environment, app))))
                    .as("committed to " + environment)
                    .isEqualTo(standing);
            assertThat(outside.cluster().running(environment, app))
                    .as("running in " + environment)
                    .isEqualTo(standing);
        }
        assertThat(outside.git().commits().stream()
                        .filter(commit -> commit.getFooterLines("Slipway-App").contains(app)))
                .as("commits")
                .hasSize(end.commits());
    }

    private void peopleWereAskedOnce(Plot plot, String app) {
        var announced = announced(app);
        assertThat(announced.stream().filter("ApprovalRequested"::equals))
                .as("asked")
                .hasSize(plot.questions());
        assertThat(database.query(
                        "select 1 from decision d join approval a on a.id = d.approval where a.app = ? and d.granted",
                        app))
                .as("decided")
                .hasSize(plot.decisions());
        Optional.ofNullable(plot.end().announced())
                .ifPresent(end -> assertThat(announced).containsOnlyOnce(end));
    }

    private void nothingIsLeft(End end, String app) {
        assertThat(others.lifecycle.get(app)).as("told the catalog").isEqualTo(end.lifecycle());
        assertThat(others.namesOf(app, null)).hasSize(end.names());
        assertThat(others.without(app))
                .as("records and certificates without a name")
                .isEmpty();
        assertThat(database.query("select id from approval where app = ? and state in ('planned', 'open')", app))
                .as("open approvals")
                .isEmpty();
    }

    private List<String> announced(String app) {
        return database.query("select type from outbox where subject = ?", "app/" + app).stream()
                .map(event -> String.valueOf(event.get("type")).split("[.]", -1)[3])
                .toList();
    }

    private List<String> outcomes(String app, String kind) {
        return database.query("select outcome from process where app = ? and kind = ?", app, kind).stream()
                .map(row -> String.valueOf(row.get("outcome")))
                .toList();
    }
}
