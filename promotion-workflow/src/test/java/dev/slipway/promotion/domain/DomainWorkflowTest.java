package dev.slipway.promotion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.CertificateAnswer;
import dev.slipway.contracts.activities.ClaimAnswer;
import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.testkit.temporal.TemporalFixture;
import dev.slipway.testkit.temporal.WorkflowHistories;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class DomainWorkflowTest {
    private static final String NAME = "where2eat.dining.apps.slipway.test";
    private static final int RELEASE = 2;
    private static final WorkflowHistories HISTORIES = WorkflowHistories.in("domain");

    @RegisterExtension
    final TemporalFixture temporal = TemporalFixture.withWorkflows("promotion", DomainWorkflowImpl.class);

    private final List<String> story = new CopyOnWriteArrayList<>();
    private final Rows rows = new Rows();
    private final Dns dns = new Dns();

    @Test
    void bringsANameIntoService() {
        var end = run("serving");

        assertThat(end).isEqualTo(new DomainEnd(NAME, "cert-1", null));
        assertThat(story).containsExactly("claim", "records", "certificate", "propagated", "announced", "closed");
    }

    @Test
    void needsNoCertificateWithoutTls() {
        rows.tls = false;
        var end = run("serving-plain");

        assertThat(end.certificate()).isNull();
        assertThat(story).doesNotContain("certificate");
    }

    @Test
    void waitsUntilTheNameIsSeenEverywhere() {
        dns.inVain.set(3);
        run("seen-late");

        assertThat(story).containsSequence("not seen", "not seen", "not seen", "propagated");
    }

    @Test
    void isRefusedWhenTheNameBelongsToAnother() {
        dns.claim = new ClaimAnswer(false, null, "it belongs to another app", null);

        assertThat(run("refused").refusal()).isEqualTo("it belongs to another app");
        assertThat(story).containsExactly("claim", "closed");
    }

    @Test
    void takesBackInReverseWhatItMade() {
        dns.announces = false;

        assertThat(run("undone").refusal()).isEqualTo("nobody holds the name");
        assertThat(story)
                .containsExactly(
                        "claim",
                        "records",
                        "certificate",
                        "propagated",
                        "undo-certificate",
                        "undo-records",
                        "undo-claim",
                        "closed");
    }

    @Test
    void foreignRecordsUnderTheNameEndItInWords() {
        dns.foreign = true;

        assertThat(run("foreign").refusal()).isEqualTo("records of another stand there");
        assertThat(story).containsExactly("claim", "undo-claim", "closed");
    }

    @Test
    void takesBackTheRestWhenSomethingCannotBeTakenBack() {
        dns.announces = false;
        dns.foreignAtLast = true;

        assertThat(run("undone-in-part").refusal())
                .isEqualTo(
                        "nobody holds the name (not everything could be taken back: records of another stand there)");
        assertThat(story)
                .containsExactly(
                        "claim", "records", "certificate", "propagated", "undo-certificate", "undo-claim", "closed");
    }

    @Test
    void leavesAClaimThatThePersonHadMadeBeforehand() {
        dns.announces = false;
        dns.claim = new ClaimAnswer(true, NAME, null, false);
        run("undone-but-claim");

        assertThat(story).contains("undo-records").doesNotContain("undo-claim");
    }

    @Test
    void leavesANameAsItWasThatServedBefore() {
        dns.announces = false;
        rows.firstTime = false;
        run("undone-nothing");

        assertThat(story).containsExactly("claim", "records", "certificate", "propagated", "closed");
    }

    @Test
    void givesTheRecordedEndWhenAskedAgain() {
        rows.end = new DomainEnd(NAME, "cert-0", null);

        assertThat(run("again")).isEqualTo(rows.end);
        assertThat(story).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> replaysWhatOnceRan() {
        return HISTORIES.replays(DomainWorkflowImpl.class);
    }

    private DomainEnd run(String name) {
        temporal.activities("promotion", rows).activities("dns", dns).start();
        var end = temporal.workflow(DomainWorkflow.class, "d-1").run("d-1");
        HISTORIES.keep(temporal.client(), "d-1", RELEASE, name);
        return end;
    }

    private final class Rows implements DomainActivities {
        volatile boolean tls = true;
        volatile boolean firstTime = true;
        volatile @Nullable DomainEnd end;

        @Override
        public DomainTask ensureOpened(
                Step step, String app, @Nullable String team, String label, String environment, boolean opensTls) {
            throw new AssertionError("it is open");
        }

        @Override
        public DomainTask task(String process) {
            return new DomainTask(process, "where2eat", "dining", "where2eat", "production", tls, firstTime, end);
        }

        @Override
        public void ensureClosed(String process, DomainEnd how) {
            story.add("closed");
        }
    }

    private final class Dns implements DnsActivities {
        volatile ClaimAnswer claim = new ClaimAnswer(true, NAME, null, true);
        volatile boolean announces = true;
        volatile boolean foreign;
        volatile boolean foreignAtLast;
        final AtomicInteger inVain = new AtomicInteger();

        @Override
        public ClaimAnswer ensureClaim(ClaimRequest request) {
            story.add(request.step().name());
            return claim;
        }

        @Override
        public void ensureRecords(Step step, String fqdn) {
            if (foreign) {
                throw anothers();
            }
            story.add(step.name());
        }

        private static ApplicationFailure anothers() {
            return ApplicationFailure.newNonRetryableFailure("records of another stand there", "ForeignRecord");
        }

        @Override
        public void ensurePropagated(Step step, String fqdn) {
            if (inVain.getAndDecrement() > 0) {
                story.add("not seen");
                throw new IllegalStateException("not seen yet");
            }
            story.add(step.name());
        }

        @Override
        public CertificateAnswer ensureCertificate(Step step, String fqdn) {
            story.add(step.name());
            return new CertificateAnswer("cert-1", "ab".repeat(32), Instant.EPOCH);
        }

        @Override
        public void ensureAnnounced(Step step, String fqdn) {
            if (!announces) {
                throw ApplicationFailure.newNonRetryableFailure("nobody holds the name", "NotClaimed");
            }
            story.add(step.name());
        }

        @Override
        public List<String> namesOf(String app, @Nullable String environment) {
            return List.of();
        }

        @Override
        public long ensureRecordsRemoved(Step step, String fqdn) {
            if (foreign || foreignAtLast) {
                throw anothers();
            }
            story.add(step.name());
            return 0;
        }

        @Override
        public void ensureCertificateRetired(Step step, String fqdn) {
            story.add(step.name());
        }

        @Override
        public void ensureReleased(Step step, String fqdn) {
            story.add(step.name());
        }
    }
}
