package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildLockRepository;
import dev.slipway.gate.registry.BuildService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Image, signature and evidence come over different ways and in any order, also in the same moment: none is overlooked. */
class ArrivalRaceTest extends GateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Sender CI = new Sender("machine:ci", Set.of("ci"), Set.of("micro-apps/*"));

    @Autowired
    private BuildService builds;

    @Autowired
    private BuildLockRepository locks;

    @Autowired
    private EvidenceService evidence;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void keepsTheSignatureThatWasReadWhileAnEarlierReadingWasOnItsWay() {
        var build = push(registered());
        sendEvidence(build, "alpine-310.json");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var early = transaction.execute(_ -> {
                locks.commit(build.commit());
                var unsigned = read(threads, build);
                awaitSomebodyWaiting();
                World.sign(build.repository(), build.digest(), World.TRUSTED, build.digest());
                builds.read(build.repository(), build.digest(), null);
                return unsigned;
            });
            assertThat(early).succeedsWithin(PATIENCE);
        }

        awaitVerdict(build, "passed");
        assertThat(told(BuildSigned.class, build)).hasSize(1);
        assertThat(told(BuildPublished.class, build)).hasSize(1);
    }

    @Test
    void judgesABuildByTheReportThatIsBeingStoredWhileItIsRead() {
        var build = pushSigned(registered());
        send(build.digest().value(), sbom(build));
        send("git:" + build.commit(), sarif());
        send("git:" + build.commit() + "?kind=gitleaks", "[]");
        var report = scan(build, "alpine-310.json");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = transaction.execute(_ -> {
                store(new EvidenceSubject.OfImage(build.digest()), report);
                var waiting = read(threads, build);
                awaitSomebodyWaiting();
                return waiting;
            });
            assertThat(reading).succeedsWithin(PATIENCE);
        }

        awaitVerdict(build, "passed");
    }

    private Future<Optional<Build>> read(ExecutorService threads, Pushed build) {
        return threads.submit(() -> builds.read(build.repository(), build.digest(), "0.1.0"));
    }

    private void store(EvidenceSubject subject, String report) {
        var body = new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8));
        try (var received = ReceivedReport.of(body)) {
            evidence.record(subject, null, CI, received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitSomebodyWaiting() {
        await().atMost(PATIENCE)
                .until(() -> !database.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());
    }

    private static String registered() {
        var name = World.newApp();
        World.registered(World.app(name));
        return name;
    }
}
