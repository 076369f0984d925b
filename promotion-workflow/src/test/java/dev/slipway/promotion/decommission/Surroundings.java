package dev.slipway.promotion.decommission;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.CertificateAnswer;
import dev.slipway.contracts.activities.ClaimAnswer;
import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.promotion.approval.ApprovalStanding;
import dev.slipway.promotion.cluster.ClusterActivities;
import dev.slipway.promotion.gitops.DeployRequest;
import dev.slipway.promotion.gitops.GitOutcome;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.promotion.gitops.RemovalRequest;
import dev.slipway.promotion.gitops.RollbackRequest;
import dev.slipway.promotion.gitops.Standing;
import dev.slipway.testkit.temporal.TemporalFixture;
import io.temporal.failure.ApplicationFailure;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everything around the workflow of a decommission, in memory. Writes down what was asked of it, in order. */
final class Surroundings implements ApprovalActivities, GitopsActivities, ClusterActivities {
    final AtomicInteger promotionsUnderWay = new AtomicInteger();
    volatile @Nullable ApprovalStanding approval;
    volatile @Nullable DecommissionEnd end;
    volatile boolean unknown;
    volatile boolean nobodyCanBeAsked;

    /** What removing the first name meets, each time that it is tried. */
    final Deque<String> obstacles = new ConcurrentLinkedDeque<>();

    private final List<String> story;

    Surroundings(List<String> story) {
        this.story = story;
    }

    void behind(TemporalFixture temporal) {
        temporal.activities("promotion", this)
                .activities("catalog", new Catalog())
                .activities("dns", new Names());
    }

    DecommissionEnd ended() {
        return Objects.requireNonNull(end);
    }

    @Override
    public ApprovalStanding ensureRequested(ApprovalRequest request) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public boolean stillCovers(ApprovalRequest request) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public ApprovalStanding ensureOpened(String process, String reason) {
        if (nobodyCanBeAsked) {
            throw ApplicationFailure.newNonRetryableFailure("there is no such approval", "Never");
        }
        story.add("ask");
        return Objects.requireNonNull(approval);
    }

    @Override
    public ApprovalStanding standing(String process) {
        return Objects.requireNonNull(approval);
    }

    @Override
    public Standing standing(Step step, Place place) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public GitOutcome ensureDeployed(DeployRequest request) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public GitOutcome ensureRolledBack(RollbackRequest request) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public GitOutcome ensureRemoved(RemovalRequest request) {
        story.add("remove %s by %s".formatted(request.place().environment().id(), request.approvedBy()));
        return new GitOutcome(true, "c0ffee", null, false);
    }

    @Override
    public void awaitRunning(Step step, String namespace, String app, String digest) {
        throw new AssertionError("no promotion here");
    }

    @Override
    public void awaitGone(Step step, String namespace, String app) {
        story.add("gone " + namespace.replace("personal", app));
    }

    private final class Catalog implements CatalogActivities {
        @Override
        public AppAnswer app(String app) {
            if (unknown) {
                throw ApplicationFailure.newNonRetryableFailure("nobody knows " + app, "UnknownApp");
            }
            return new AppAnswer(app, 7, "p_owner", null, "low", "active", null, null, null, List.of(), null, null);
        }

        @Override
        public void ensureActive(Step step, String app) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public void ensureDecommissioning(Step step, String app, String reason) {
            story.add("mark");
        }

        @Override
        public void ensureDecommissioningUndone(Step step, String app, String reason) {
            story.add("take back");
        }

        @Override
        public void ensureArchived(Step step, String app, String reason) {
            story.add("archive");
        }
    }

    private final class Names implements DnsActivities {
        @Override
        public ClaimAnswer ensureClaim(ClaimRequest request) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public void ensureRecords(Step step, String fqdn) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public void ensurePropagated(Step step, String fqdn) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public CertificateAnswer ensureCertificate(Step step, String fqdn) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public void ensureAnnounced(Step step, String fqdn) {
            throw new AssertionError("no promotion here");
        }

        @Override
        public List<String> namesOf(String app, @Nullable String environment) {
            return List.of("a.apps", "a.staging");
        }

        @Override
        public long ensureRecordsRemoved(Step step, String fqdn) {
            story.add("silence " + fqdn);
            return fqdn.endsWith("apps") ? 300 : 5;
        }

        @Override
        public void ensureCertificateRetired(Step step, String fqdn) {
            story.add("retire " + fqdn);
        }

        @Override
        public void ensureReleased(Step step, String fqdn) {
            var obstacle = obstacles.poll();
            if (obstacle != null) {
                throw ApplicationFailure.newNonRetryableFailure(obstacle, "ForeignRecord");
            }
            story.add("release " + fqdn);
        }
    }
}
