package dev.slipway.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.gate.Described;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.temporal.RepeatedActivities;
import dev.slipway.testkit.temporal.RepeatedActivities.Story;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The process dies while it judges a build that it has never heard of, and the app has changed when it is asked again. No job judges the build at the same time. */
@Import(LostCommits.class)
@TestPropertySource(properties = "slipway.jobs.enabled=false")
class LostCommitTest extends GateTest {
    @Autowired
    private GateActivities activities;

    @Autowired
    private LostCommits commits;

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredOnce() {
        return new RepeatedActivities(commits, this::story).of(GateActivities.class);
    }

    private Story<?> story(String activity) {
        var app = World.newApp();
        World.registered(World.app(app));
        var build = pushSigned(app);
        sendEvidence(build, "alpine-310.json");
        return switch (activity) {
            case "ensureVerdict" ->
                Story.answering(
                        () -> activities.ensureVerdict(question(build)),
                        () -> World.registered(Described.as(app).revision(2).app()),
                        answer -> toldOnce(build, answer));
            default -> throw new AssertionError(activity + " has no story");
        };
    }

    private void toldOnce(Pushed build, VerdictAnswer answer) {
        var verdict = UUID.fromString(answer.verdict());
        assertThat(database.query("select id, revision from verdict where app = ?", build.app()))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("id", verdict).containsEntry("revision", answer.revision()));
        assertThat(told(GatePassed.class, build))
                .extracting(GatePassed::verdict, GatePassed::revision)
                .containsExactly(tuple(verdict, answer.revision()));
        assertThat(told(BuildPublished.class, build)).hasSize(1);
        assertThat(told(BuildSigned.class, build)).hasSize(1);
    }

    private static VerdictRequest question(Pushed build) {
        return new VerdictRequest(
                new Step("process of " + build.app(), "gate-production"),
                build.app(),
                build.digest().value(),
                "production");
    }
}
