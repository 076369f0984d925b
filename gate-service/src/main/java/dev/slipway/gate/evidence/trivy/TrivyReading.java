package dev.slipway.gate.evidence.trivy;

import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Leak;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.Vulnerability;
import dev.slipway.gate.evidence.VulnerabilityReport;
import dev.slipway.gate.evidence.Words;
import dev.slipway.gate.registry.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass through one report, collecting what counts. */
final class TrivyReading {
    private static final int MAX_FOUND = 100_000;

    private final JsonReport json;
    private final List<Vulnerability> vulnerabilities = new ArrayList<>();
    private final List<Leak> secrets = new ArrayList<>();
    private final Set<Digest> images = new LinkedHashSet<>();
    private int version;
    private int results;
    private int packageResults;
    private boolean named;
    private @Nullable String artifactType;
    private @Nullable Instant madeAt;

    TrivyReading(JsonReport json) {
        this.json = json;
    }

    void top(String name) {
        switch (name) {
            case "SchemaVersion" -> version = json.integer();
            case "ArtifactName" -> {
                named = true;
                named(json.text());
            }
            case "ArtifactType" -> artifactType = json.textIfAny();
            case "CreatedAt" -> madeAt = time();
            case "Metadata" -> metadata();
            case "Results" -> json.elementsIfAny(this::result);
            case "ClusterName" ->
                throw json.wrong("is a report about a whole cluster; send the report of the image alone");
            default -> {}
        }
    }

    /** One target of the scan, such as the packages of the operating system. */
    void result() {
        var target = new String[] {""};
        var packages = new boolean[] {true};
        var leaks = new ArrayList<Leak>();
        json.members(name -> {
            switch (name) {
                case "Target" -> target[0] = Words.brief(json.text());
                case "Class" -> packages[0] = ofPackages(json.textIfAny());
                case "Vulnerabilities" -> json.elementsIfAny(this::vulnerability);
                case "Secrets" -> json.elementsIfAny(() -> leaks.add(leak()));
                default -> {}
            }
        });
        results++;
        packageResults += packages[0] ? 1 : 0;
        leaks.forEach(leak -> secrets.add(new Leak(leak.rule(), target[0] + leak.place())));
        if (vulnerabilities.size() + secrets.size() > MAX_FOUND) {
            throw json.wrong("holds more than " + MAX_FOUND + " findings");
        }
    }

    boolean isVersion2() {
        return version == 2;
    }

    boolean namesItsArtifact() {
        return named;
    }

    Report report() {
        var type = artifactType;
        var ofImage = (type == null || type.equals("container_image")) && lookedForHoles();
        return new Report(
                TrivyParser.KIND,
                new VulnerabilityReport(TrivyParser.KIND, ofImage, vulnerabilities, secrets),
                images,
                Set.of(),
                madeAt);
    }

    /** A run with other scanners alone has results, none of them about packages. An image in which nothing is packaged has no results at all. */
    private boolean lookedForHoles() {
        return results == 0 || packageResults > 0;
    }

    /** Trivy's {@code types.ResultClass}: os-pkgs, lang-pkgs, config, secret, license, license-file, custom; older versions name none. */
    private static boolean ofPackages(@Nullable String resultClass) {
        return resultClass == null || resultClass.isEmpty() || resultClass.endsWith("-pkgs");
    }

    private void metadata() {
        if (json.isNull()) {
            return;
        }
        json.members(name -> {
            if (name.equals("RepoDigests")) {
                json.elementsIfAny(() -> named(json.text()));
            }
        });
    }

    /** An image is named as {@code repository@sha256:…}; other names say nothing about the content. */
    private void named(String artifact) {
        var at = artifact.lastIndexOf('@');
        Digest.parse(artifact.substring(at + 1)).ifPresent(images::add);
    }

    private void vulnerability() {
        var found = new Found();
        json.members(name -> {
            switch (name) {
                case "VulnerabilityID" -> found.id = json.text();
                case "Severity" -> found.severity = severity();
                case "PkgName" -> found.library = json.text();
                case "InstalledVersion" -> found.installed = json.text();
                case "FixedVersion" -> found.fixed = json.textIfAny();
                case "PrimaryURL" -> found.link = json.textIfAny();
                default -> {}
            }
        });
        if (found.id.isBlank()) {
            throw EvidenceProblem.malformed(json.pointer() + "/VulnerabilityID", "is missing");
        }
        vulnerabilities.add(found.toDomain());
    }

    private Vulnerability.Severity severity() {
        try {
            return Vulnerability.Severity.valueOf(json.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw json.wrong("is no severity that Trivy knows").because(e);
        }
    }

    private Leak leak() {
        var rule = new String[] {"secret"};
        var line = new int[1];
        json.members(name -> {
            switch (name) {
                case "RuleID" -> rule[0] = Words.brief(json.text());
                case "StartLine" -> line[0] = json.integer();
                default -> {}
            }
        });
        return new Leak(rule[0], ":" + line[0]);
    }

    private Instant time() {
        try {
            return OffsetDateTime.parse(json.text()).toInstant();
        } catch (DateTimeException e) {
            throw json.wrong("is no time (RFC 3339)").because(e);
        }
    }

    /** A vulnerability while its members are read. */
    private static final class Found {
        private String id = "";
        private Vulnerability.Severity severity = Vulnerability.Severity.UNKNOWN;
        private String library = "";
        private String installed = "";
        private @Nullable String fixed;
        private @Nullable String link;

        Vulnerability toDomain() {
            return new Vulnerability(
                    Words.brief(id),
                    severity,
                    Words.brief(library),
                    Words.brief(installed),
                    fixed == null || fixed.isBlank() ? null : Words.brief(fixed),
                    link != null && link.startsWith("https://") ? Words.brief(link) : null);
        }
    }
}
