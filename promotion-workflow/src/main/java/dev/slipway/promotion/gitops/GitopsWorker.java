package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.gitops.Change.Edit;
import dev.slipway.promotion.gitops.Change.Expected;
import dev.slipway.promotion.process.RecordedSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns wishes into changes. The answer of each step is recorded; should that be lost after the push, the change is found in Git again. */
@Component("gitopsActivities")
class GitopsWorker implements GitopsActivities {
    private final RecordedSteps steps;
    private final GitLockRepository locks;
    private final GitMirror mirror;
    private final GitWriter writer;
    private final Manifests manifests;
    private final GitopsProperties properties;

    GitopsWorker(
            RecordedSteps steps,
            GitLockRepository locks,
            GitMirror mirror,
            GitWriter writer,
            Manifests manifests,
            GitopsProperties properties) {
        this.steps = steps;
        this.locks = locks;
        this.mirror = mirror;
        this.writer = writer;
        this.manifests = manifests;
        this.properties = properties;
    }

    @Override
    public Standing standing(Step step, Place place) {
        return onceInTurn(
                step,
                Standing.class,
                () -> new Standing(writer.standing(place.folder()).orElse(null)));
    }

    @Override
    public GitOutcome ensureDeployed(DeployRequest request) {
        var place = request.place();
        var edit = new Edit.Put(
                manifests.app(request), Map.of(Manifests.namespaceFolder(place), manifests.namespace(place)));
        var message = Trailers.message(
                "%s: %s %s".formatted(place.environment().id(), place.app(), versionOf(request)),
                "%s replaces %s.".formatted(request.digest(), orNothing(request.expected())),
                request.step(),
                place.app(),
                request.digest(),
                request.expected(),
                request.approvedBy());
        return write(request.step(), place, new Expected.Digest(request.expected()), edit, message);
    }

    @Override
    public GitOutcome ensureRolledBack(RollbackRequest request) {
        var place = request.place();
        var message = Trailers.message(
                "%s: %s back from a bad release".formatted(place.environment().id(), place.app()),
                "%s is bad: %s. Back to %s.".formatted(request.bad(), request.reason(), orNothing(request.good())),
                request.step(),
                place.app(),
                request.good(),
                request.bad(),
                List.of());
        return write(
                request.step(),
                place,
                new Expected.Digest(request.bad()),
                new Edit.AsBefore(request.deploy()),
                message);
    }

    @Override
    public GitOutcome ensureRemoved(RemovalRequest request) {
        var place = request.place();
        var message = Trailers.message(
                "%s: remove %s".formatted(place.environment().id(), place.app()),
                request.reason(),
                request.step(),
                place.app(),
                null,
                null,
                request.approvedBy());
        return write(request.step(), place, new Expected.Anything(), new Edit.Remove(), message);
    }

    private GitOutcome write(Step step, Place place, Expected expected, Edit edit, String message) {
        var change = new Change(Trailers.change(step), place.folder(), expected, edit, message);
        return onceInTurn(step, GitOutcome.class, () -> {
            locks.take(properties.url(), properties.branch());
            return writer.write(change);
        });
    }

    /** The transaction begins with the turn: while Git is slow, one step holds a connection to the database, and the others wait without. */
    private <T> T onceInTurn(Step step, Class<T> type, Supplier<T> work) {
        return mirror.inTurn(() -> steps.once(step, type, work));
    }

    private static String versionOf(DeployRequest request) {
        return Optional.ofNullable(request.version()).orElse(request.digest());
    }

    private static String orNothing(@Nullable String digest) {
        return Optional.ofNullable(digest).orElse("nothing");
    }
}
