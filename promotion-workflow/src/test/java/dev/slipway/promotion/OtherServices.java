package dev.slipway.promotion;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.CertificateAnswer;
import dev.slipway.contracts.activities.ClaimAnswer;
import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.CostActivities;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.testkit.token.TestTokens;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The other services as far as workflows ask them, all of them content, unless a test wants otherwise. What they hold outlives their workers. */
public final class OtherServices implements CatalogActivities, GateActivities, CostActivities, DnsActivities {
    public final Map<String, String> lifecycle = new ConcurrentHashMap<>();

    /** Names that never come into service. */
    public final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Names whose certificates cannot be retired. */
    public final Set<String> immovable = ConcurrentHashMap.newKeySet();

    /** What the gate says. */
    public volatile Function<VerdictRequest, String> judges = _ -> "passed";

    final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<String> records = ConcurrentHashMap.newKeySet();
    private final Set<String> certificates = ConcurrentHashMap.newKeySet();

    /** Names of the app, of these environments, that came into service long ago. */
    public void alreadyServes(String app, List<String> environments) {
        for (var environment : environments) {
            var zone = environment.equals("production") ? "apps" : environment;
            var name = "%s.dining.%s.slipway.test".formatted(app, zone);
            names.add(name);
            records.add(name);
        }
    }

    /** Records and certificates of the app that are left without a claim. */
    public List<String> without(String app) {
        return Stream.concat(records.stream(), certificates.stream())
                .filter(name -> name.startsWith(app + ".") && !names.contains(name))
                .toList();
    }

    /** Puts them behind their task queues. */
    WorkerFactory behind(WorkflowClient client) {
        var workers = WorkerFactory.newInstance(client);
        for (var queue : List.of(TaskQueues.CATALOG, TaskQueues.GATE, TaskQueues.COST, TaskQueues.DNS)) {
            workers.newWorker(queue).registerActivitiesImplementations(this);
        }
        workers.start();
        return workers;
    }

    @Override
    public AppAnswer app(String app) {
        return new AppAnswer(
                app,
                7,
                TestTokens.personId("creator"),
                "dining",
                "medium",
                "idea",
                "internal",
                null,
                "CC-1042",
                List.of(),
                "/healthz",
                null);
    }

    @Override
    public void ensureActive(Step step, String app) {
        lifecycle.put(app, "active");
    }

    @Override
    public void ensureDecommissioning(Step step, String app, String reason) {
        lifecycle.put(app, "decommissioning");
    }

    @Override
    public void ensureDecommissioningUndone(Step step, String app, String reason) {
        lifecycle.put(app, "active");
    }

    @Override
    public void ensureArchived(Step step, String app, String reason) {
        lifecycle.put(app, "archived");
    }

    @Override
    public VerdictAnswer ensureVerdict(VerdictRequest request) {
        return new VerdictAnswer(
                "v1",
                judges.apply(request),
                "medium",
                7,
                "0.1.0",
                "c".repeat(40),
                "micro-apps/" + request.app(),
                List.of(),
                null);
    }

    @Override
    public EstimateAnswer ensureEstimate(EstimateRequest request) {
        return new EstimateAnswer("12.30", "50.00", "USD", false, "USD");
    }

    @Override
    public ClaimAnswer ensureClaim(ClaimRequest request) {
        var zone = request.environment().equals("production") ? "apps" : request.environment();
        var name = "%s.%s.%s.slipway.test".formatted(request.label(), request.team(), zone);
        names.add(name);
        return new ClaimAnswer(true, name, null, true);
    }

    @Override
    public void ensureRecords(Step step, String fqdn) {
        records.add(fqdn);
    }

    @Override
    public void ensurePropagated(Step step, String fqdn) {}

    @Override
    public CertificateAnswer ensureCertificate(Step step, String fqdn) {
        certificates.add(fqdn);
        return new CertificateAnswer("cert-of-" + fqdn, "ab".repeat(32), Instant.EPOCH);
    }

    @Override
    public void ensureAnnounced(Step step, String fqdn) {
        if (refused.contains(fqdn)) {
            throw ApplicationFailure.newNonRetryableFailure("nobody holds " + fqdn, "NotClaimed");
        }
    }

    @Override
    public List<String> namesOf(String app, @Nullable String environment) {
        return new TreeSet<>(names)
                .stream().filter(name -> name.startsWith(app + ".")).toList();
    }

    @Override
    public long ensureRecordsRemoved(Step step, String fqdn) {
        records.remove(fqdn);
        return 0;
    }

    @Override
    public void ensureCertificateRetired(Step step, String fqdn) {
        if (immovable.contains(fqdn)) {
            throw ApplicationFailure.newNonRetryableFailure("somebody else uses the certificate of " + fqdn, "InUse");
        }
        certificates.remove(fqdn);
    }

    @Override
    public void ensureReleased(Step step, String fqdn) {
        names.remove(fqdn);
    }
}
