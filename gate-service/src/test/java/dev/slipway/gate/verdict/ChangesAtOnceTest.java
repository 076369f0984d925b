package dev.slipway.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.gate.app.AppChanged;
import dev.slipway.gate.evidence.EvidenceArrived;
import dev.slipway.gate.evidence.EvidenceSubject;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes that concern the same builds lock what they want done in the same order, so that none of two waits for the other. */
class ChangesAtOnceTest extends GateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private BuildService builds;

    @Autowired
    private JudgeJob job;

    @Autowired
    private ApplicationEventPublisher inside;

    @Autowired
    private TransactionTemplate transaction;

    private final String app = World.newApp();
    private final String commit = "c".repeat(39) + "1";

    @Test
    void evidenceAboutACommitAndAChangeOfItsAppBeginWithTheSameBuild() {
        var both = twoBuildsOfTheCommit();
        beginsWith(both, new EvidenceArrived(new EvidenceSubject.OfCommit(commit)));
        beginsWith(both, new AppChanged(app, World.host() + "/micro-apps/" + app));
    }

    /** It waits for the first build, and the last is free as long. */
    private void beginsWith(List<Build> both, Object change) {
        await().until(this::nothingIsWanted);
        var done = new ArrayList<CompletableFuture<Boolean>>();
        transaction.executeWithoutResult(_ -> {
            job.enqueue(both.getFirst());
            done.add(begun(() -> inside.publishEvent(change)));
            await().until(this::somebodyWaits);
            assertThat(begun(() -> job.enqueue(both.getLast()))).succeedsWithin(PATIENCE);
        });
        assertThat(done.getFirst()).succeedsWithin(PATIENCE);
    }

    private CompletableFuture<Boolean> begun(Runnable work) {
        var end = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            transaction.executeWithoutResult(_ -> work.run());
            end.complete(true);
        });
        return end;
    }

    private boolean somebodyWaits() {
        return !database.query("select 1 from pg_locks where locktype = 'transactionid' and not granted")
                .isEmpty();
    }

    private boolean nothingIsWanted() {
        return database.query("select 1 from scheduled_tasks where task_name = 'judge'")
                .isEmpty();
    }

    private List<Build> twoBuildsOfTheCommit() {
        return Stream.of(build("1"), build("2"))
                .sorted(Comparator.comparing(build -> build.digest().value()))
                .toList();
    }

    private Build build(String version) {
        var repository = "micro-apps/" + app;
        var digest = World.push(
                repository,
                Map.of(
                        "org.opencontainers.image.revision", commit,
                        "org.opencontainers.image.version", version));
        return builds.read(repository, digest, null).orElseThrow();
    }
}
