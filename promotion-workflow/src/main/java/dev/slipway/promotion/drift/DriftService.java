package dev.slipway.promotion.drift;

import dev.slipway.promotion.cluster.RunningApps;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.EnvironmentsInGit;
import dev.slipway.promotion.gitops.EnvironmentsInGit.Deployed;
import dev.slipway.promotion.gitops.GitOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Looks at records, Git and cluster, one after the other: what changes meanwhile may show as a difference that is gone at the next look. */
@Service
class DriftService {
    private final DriftRepository records;
    private final EnvironmentsInGit git;
    private final RunningApps cluster;
    private final JsonMapper json;

    DriftService(DriftRepository records, EnvironmentsInGit git, RunningApps cluster, JsonMapper json) {
        this.records = records;
        this.git = git;
        this.cluster = cluster;
        this.json = json;
    }

    /** Everything that is not the same everywhere, by app and environment. */
    List<Difference> differences() {
        var inGit = git.read();
        var deployed = inGit.apps().stream().collect(Collectors.groupingBy(Deployed::environment));
        var unrecorded = unrecorded(inGit.changes());
        return Stream.of(Environment.values())
                .flatMap(environment ->
                        differences(environment, deployed.getOrDefault(environment, List.of()), unrecorded))
                .toList();
    }

    private Stream<Difference> differences(
            Environment environment, List<Deployed> deployed, Map<String, List<String>> unrecorded) {
        var recorded = recorded(environment);
        var inGit = deployed.stream().collect(Collectors.toMap(Deployed::app, Function.identity()));
        var apps = new TreeSet<>(recorded.keySet());
        apps.addAll(inGit.keySet());
        return apps.stream().flatMap(app -> {
            var views = views(recorded.get(app), inGit.get(app));
            return views
                    .trouble()
                    .map(text -> new Difference(
                            app,
                            environment.id(),
                            views.recorded(),
                            views.git(),
                            views.cluster(),
                            unrecorded.getOrDefault(app, List.of()).stream()
                                    .filter(change -> change.contains(environment.id()))
                                    .toList(),
                            text))
                    .stream();
        });
    }

    private Views views(@Nullable String recorded, @Nullable Deployed deployed) {
        if (deployed == null) {
            return new Views(recorded, null, null);
        }
        var running = Optional.ofNullable(deployed.namespace())
                .flatMap(namespace -> cluster.digestOf(namespace, deployed.app()))
                .orElse(null);
        return new Views(recorded, deployed.digest(), running);
    }

    /** The digest that should stand in Git by the records; an app that was removed has none. */
    private Map<String, String> recorded(Environment environment) {
        var digests = new TreeMap<String, String>();
        records.newestWrites(environment).forEach((app, answer) -> Optional.ofNullable(
                        json.readValue(answer, GitOutcome.class).standing())
                .ifPresent(digest -> digests.put(app, digest)));
        return digests;
    }

    private Map<String, List<String>> unrecorded(Map<String, List<String>> changes) {
        var known =
                records.recorded(changes.values().stream().flatMap(List::stream).toList());
        return changes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, of -> of.getValue().stream()
                .distinct()
                .filter(change -> !known.contains(change))
                .toList()));
    }
}
