package dev.slipway.gate.evidence;

import java.util.List;

/** What a search for passwords and keys found. */
public record SecretReport(String tool, List<Leak> secrets) implements Evidence {
    public SecretReport {
        secrets = List.copyOf(secrets);
    }

    @Override
    public String summary() {
        return Words.count(secrets.size(), "secret") + ", found by " + tool;
    }

    @Override
    public List<ReportedFinding> findings() {
        return secrets.stream().map(Leak::reported).toList();
    }
}
