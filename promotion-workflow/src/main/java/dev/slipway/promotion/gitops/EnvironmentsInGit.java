package dev.slipway.promotion.gitops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the environments repository holds, all of it; to be compared, never to be written. */
@Component
public class EnvironmentsInGit {
    private static final String ROOT = "environments";
    private static final String FILE = "kustomization.yaml";
    private static final int DEPTH = 4;

    private final GitMirror mirror;
    private final GitopsProperties properties;

    EnvironmentsInGit(GitMirror mirror, GitopsProperties properties) {
        this.mirror = mirror;
        this.properties = properties;
    }

    /**
     * An app as Git has it.
     *
     * @param namespace that it is to run in; none where the file does not say
     * @param digest sha256:…; none where the file does not say
     */
    public record Deployed(
            Environment environment,
            String app,
            @Nullable String namespace,
            @Nullable String digest) {}

    /**
     * The repository at one moment, at the end of the branch.
     *
     * @param apps of all environments
     * @param changes the names (process and step) of the changes that the newest commits made, newest first, by app
     */
    public record Content(List<Deployed> apps, Map<String, List<String>> changes) {}

    public Content read() {
        return mirror.locked(copy -> {
            try (var commits = new RevWalk(copy)) {
                var head = mirror.fetch(copy);
                if (head.isEmpty()) {
                    return new Content(List.of(), Map.of());
                }
                var last = commits.parseCommit(head.get());
                return new Content(deployed(commits, last), changes(commits, last));
            }
        });
    }

    private Map<String, List<String>> changes(RevWalk commits, RevCommit last) throws IOException {
        var found = new HashMap<String, List<String>>();
        commits.markStart(last);
        for (int seen = 0; seen < properties.searchDepth(); seen++) {
            var commit = commits.next();
            if (commit == null) {
                break;
            }
            change(commit).ifPresent(change -> found.computeIfAbsent(appOf(commit), _ -> new ArrayList<>())
                    .add(change));
        }
        return found;
    }

    private static Optional<String> change(RevCommit commit) {
        return commit.getFooterLines(Trailers.CHANGE).stream().findFirst();
    }

    private static String appOf(RevCommit commit) {
        return commit.getFooterLines(Trailers.APP).stream().findFirst().orElse("");
    }

    private static List<Deployed> deployed(RevWalk commits, RevCommit head) throws IOException {
        var found = new ArrayList<Deployed>();
        try (var files = new TreeWalk(commits.getObjectReader())) {
            files.addTree(head.getTree());
            files.setRecursive(true);
            while (files.next()) {
                var path = files.getPathString().split("/", -1);
                if (path.length == DEPTH
                        && path[0].equals(ROOT)
                        && path[3].equals(FILE)
                        && files.getFileMode(0).equals(FileMode.REGULAR_FILE)) {
                    var content =
                            files.getObjectReader().open(files.getObjectId(0)).getBytes();
                    Environment.of(path[1]).ifPresent(environment -> found.add(read(environment, path[2], content)));
                }
            }
        }
        return found;
    }

    private static Deployed read(Environment environment, String app, byte[] content) {
        JsonNode file = ManifestTemplate.parse(content);
        return new Deployed(
                environment,
                app,
                file.path("namespace").stringValueOpt().orElse(null),
                Manifests.digestIn(content).orElse(null));
    }
}
