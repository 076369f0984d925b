package dev.slipway.gate.evidence;

import dev.slipway.gate.registry.Digest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that was read.
 *
 * @param kind as in {@link EvidenceParser#kind()}
 * @param images that it says it is about; empty if it does not say
 * @param commits that it says it is about, 40 hex digits each
 * @param madeAt by its own word
 */
public record Report(
        String kind,
        Evidence evidence,
        Set<Digest> images,
        Set<String> commits,
        @Nullable Instant madeAt) {
    public Report {
        images = Set.copyOf(images);
        commits = Set.copyOf(commits);
    }

    public static Report of(String kind, Evidence evidence) {
        return new Report(kind, evidence, Set.of(), Set.of(), null);
    }
}
