package dev.slipway.gate.evidence;

import java.util.List;

/**
 * A list of the parts of something (software bill of materials).
 *
 * @param components how many parts it names, nested ones included
 */
public record Sbom(String tool, int components) implements Evidence {
    @Override
    public String summary() {
        return "A list of " + Words.count(components, "part") + " by " + tool;
    }

    @Override
    public List<ReportedFinding> findings() {
        return List.of();
    }
}
