package dev.slipway.local.cluster;

import dev.slipway.local.cluster.GitSource.Snapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The GitOps agent: makes the cluster want what Git says. Folders that cannot be built keep what they had; what is in
 * no folder any more is taken away.
 */
final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Set<String> KEPT = Set.of("Service", "Ingress", "ExternalSecret");

    private final GitSource git;
    private final ManifestFiles files;
    private final ClusterState state;
    private final Clock clock;
    private final Map<String, List<ObjectNode>> builtBefore = new HashMap<>();
    private volatile String commit = "";
    private volatile Map<String, String> troubles = Map.of();

    Agent(GitSource git, ClusterState state, Clock clock) {
        this.git = git;
        this.files = new ManifestFiles(git);
        this.state = state;
        this.clock = clock;
    }

    /** The commit that was applied last; empty before the first. */
    String commit() {
        return commit;
    }

    /** Folders that could not be built, and why. */
    Map<String, String> troubles() {
        return troubles;
    }

    /** Applies what changed in Git since the last call. */
    void look() throws IOException {
        var snapshot = git.changed();
        if (snapshot.isPresent()) {
            apply(snapshot.get());
            LOG.info(
                    "Applied {} with {} deployments",
                    snapshot.get().commit(),
                    state.workloads().size());
        }
    }

    private void apply(Snapshot snapshot) throws IOException {
        files.show(snapshot);
        var broken = new TreeMap<String, String>();
        var others = new ArrayList<ObjectNode>();
        var wanted = new HashSet<String>();
        var folders = new HashSet<String>();
        for (var path : snapshot.files().keySet()) {
            var place = Place.ofKustomization(path);
            if (place.isPresent() && folders.add(place.get().folder())) {
                for (var object : build(place.get(), broken)) {
                    var kind = object.path("kind").asString("");
                    if (kind.equals("Deployment")) {
                        wanted.add(Workload.key(object));
                        want(place.get(), object);
                    } else if (KEPT.contains(kind)) {
                        others.add(object);
                    }
                }
            }
        }
        builtBefore.keySet().retainAll(folders);
        state.objects(others);
        prune(wanted, broken.keySet());
        commit = snapshot.commit();
        troubles = Map.copyOf(broken);
    }

    private List<ObjectNode> build(Place place, Map<String, String> broken) {
        try {
            var built = new Kustomization(files).build(place.folder());
            builtBefore.put(place.folder(), built);
            return built;
        } catch (BrokenManifest problem) {
            LOG.warn("{} is not applied: {}", place.folder(), problem.getMessage());
            broken.put(place.folder(), String.valueOf(problem.getMessage()));
            return builtBefore.getOrDefault(place.folder(), List.of());
        }
    }

    private void want(Place place, ObjectNode manifest) throws IOException {
        var there = state.workload(Workload.key(manifest));
        if (there.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            state.put(new Workload(
                    place, manifest, UUID.randomUUID().toString(), now, 1, Optional.empty(), Optional.empty()));
        } else if (!there.get().manifest().equals(manifest)
                || !there.get().place().equals(place)) {
            state.put(there.get().wanting(place, manifest));
        }
    }

    private void prune(Set<String> wanted, Set<String> brokenFolders) throws IOException {
        for (var workload : List.copyOf(state.workloads())) {
            if (!wanted.contains(workload.key())
                    && !brokenFolders.contains(workload.place().folder())) {
                state.remove(workload.key());
                LOG.info("Removed {}", workload.key());
            }
        }
    }
}
