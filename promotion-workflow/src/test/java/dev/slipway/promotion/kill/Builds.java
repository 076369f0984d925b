package dev.slipway.promotion.kill;

import dev.slipway.runtime.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The builds of the stories' apps. */
final class Builds {
    private Builds() {}

    /** The build that a story is about. */
    static String of(String app) {
        return digest("build-" + app);
    }

    /** The build that its plot speaks of: {@code build} or {@code earlier}; nothing where it speaks of none. */
    static Optional<String> of(String app, @Nullable String which) {
        return Optional.ofNullable(which).map(name -> digest(name + "-" + app));
    }

    /** What stands in Git before the story begins. */
    static Map<String, String> earlier(String app) {
        var files = new TreeMap<String, String>();
        for (var environment : Plot.ofApp(app).earlierIn()) {
            files.put("environments/%s/%s/kustomization.yaml".formatted(environment, app), """
                    images:
                      - name: app
                        digest: %s
                    """.formatted(
                            digest("earlier-" + app)));
        }
        return files;
    }

    private static String digest(String build) {
        return "sha256:" + Digests.sha256Hex(build.getBytes(StandardCharsets.UTF_8));
    }
}
