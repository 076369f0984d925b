package dev.slipway.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.AppEvent;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.temporal.RepeatedActivities;
import dev.slipway.testkit.temporal.RepeatedActivities.Story;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Apps go on in their lives while the process dies; where it is the only way to tell a step that was taken from one that was not, others have moved the app meanwhile. */
@CatalogTest
@Import(LostCommits.class)
class LostCommitTest {
    @Autowired
    private Api api;

    @Autowired
    private CatalogActivities activities;

    @Autowired
    private LostCommits commits;

    @Autowired
    private OutboxAssertions outbox;

    @TestFactory
    Stream<DynamicTest> everyStepIsTakenOnce() {
        return new RepeatedActivities(commits, this::story).of(CatalogActivities.class);
    }

    private Story<?> story(String activity) {
        var app = api.registered("lost");
        var step = step(app, "asked");
        return switch (activity) {
            case "app" -> Story.reading(() -> activities.app(app));
            case "ensureActive" ->
                Story.silent(() -> activities.ensureActive(step, app), () -> {}, () -> enteredOnce(app, "active"));
            case "ensureArchived" ->
                Story.silent(
                        () -> activities.ensureArchived(step, app, "over"),
                        () -> {},
                        () -> enteredOnce(app, "archived"));
            case "ensureDecommissioning" ->
                Story.silent(
                        () -> activities.ensureDecommissioning(step, app, "over"),
                        () -> activities.ensureDecommissioningUndone(step(app, "refused"), app, "refused"),
                        () -> enteredOnce(app, "decommissioning"));
            case "ensureDecommissioningUndone" -> {
                activities.ensureDecommissioning(step(app, "begun"), app, "over");
                yield Story.silent(
                        () -> activities.ensureDecommissioningUndone(step, app, "refused"),
                        () -> activities.ensureDecommissioning(step(app, "begun again"), app, "over"),
                        () -> enteredOnce(app, "idea"));
            }
            default -> throw new AssertionError(activity + " has no story");
        };
    }

    private void enteredOnce(String app, String state) {
        assertThat(outbox.events(LifecycleChanged.class, "app/" + app))
                .extracting(LifecycleChanged::to)
                .containsOnlyOnce(state);
        assertThat(outbox.events(AppEvent.class, "app/" + app))
                .extracting(AppEvent::revision)
                .as("one after the other, and the last is the app's")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, activities.app(app).revision())
                                .boxed()
                                .toList());
    }

    private static Step step(String app, String name) {
        return new Step("process of " + app, name);
    }
}
