package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.evidence.Vulnerability.Severity;
import dev.slipway.gate.registry.Digest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrivyReportTest {
    private static final String HEAD = "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",";

    @Test
    void readsWhichLibraryHasAHoleAndWhichVersionMendsIt() {
        assertThat(report("trivy/alpine-39-high-critical.json").vulnerabilities())
                .contains(new Vulnerability(
                        "CVE-2019-14697",
                        Severity.CRITICAL,
                        "musl",
                        "1.1.20-r4",
                        "1.1.20-r5",
                        "https://avd.aquasec.com/nvd/cve-2019-14697"))
                .hasSize(2);
    }

    @Test
    void putsTheWorstFirst() {
        assertThat(report("trivy/scheme_2_many_vulns.json").vulnerabilities())
                .extracting(Vulnerability::severity)
                .startsWith(Severity.CRITICAL, Severity.HIGH)
                .hasSize(5);
    }

    @Test
    void knowsWhenItWasMade() {
        assertThat(Reading.sample("trivy/alpine-310.json").madeAt())
                .isEqualTo(Instant.parse("2021-08-25T12:20:30.000000005Z"));
    }

    @Test
    void readsSecretsWithoutReadingTheSecret() {
        var report = report("trivy/secrets.json");
        assertThat(report.ofImage()).isFalse();
        assertThat(report.secrets()).hasSize(2).allSatisfy(leak -> assertThat(leak.place())
                .matches(".+:\\d+"));
    }

    @Test
    void isNoWordAboutHolesWhenNobodyLookedForThem() {
        assertThat(ofImage("{\"Target\":\"a\",\"Class\":\"secret\"},{\"Target\":\"b\",\"Class\":\"license\"}"))
                .isFalse();
        assertThat(ofImage("{\"Target\":\"a\",\"Class\":\"secret\"},{\"Target\":\"b\",\"Class\":\"os-pkgs\"}"))
                .isTrue();
        assertThat(ofImage("{\"Target\":\"as versions without classes name it\"}"))
                .isTrue();
        assertThat(ofImage("")).as("nothing is packaged in the image").isTrue();
    }

    private static boolean ofImage(String results) {
        var report = HEAD + "\"ArtifactType\":\"container_image\",\"Results\":[" + results + "]}";
        return ((VulnerabilityReport) Reading.text(report, null).evidence()).ofImage();
    }

    @Test
    void namesTheImagesThatItIsAbout() {
        var digest = "sha256:" + "a".repeat(64);
        var byName = Reading.text(
                "{\"SchemaVersion\":2,\"ArtifactName\":\"host/repo@" + digest + "\",\"Results\":null}", null);
        var byMetadata = Reading.text(HEAD + "\"Metadata\":{\"RepoDigests\":[\"repo@" + digest + "\"]}}", null);
        assertThat(byName.images()).containsExactly(new Digest(digest));
        assertThat(byMetadata.images()).containsExactly(new Digest(digest));
    }

    @Test
    void readsTheBareArrayOfOldVersions() {
        var old = Reading.text(
                "[{\"Target\":\"t\",\"Vulnerabilities\":[{\"VulnerabilityID\":\"CVE-1\",\"PkgName\":\"p\",\"Severity\":\"HIGH\"}]},"
                        + "{\"Target\":\"u\",\"Vulnerabilities\":null}]",
                null);
        assertThat(((VulnerabilityReport) old.evidence()).vulnerabilities()).hasSize(1);
        assertThat(Reading.sample("trivy/legacy_no_vuln.json", "trivy")
                        .evidence()
                        .findings())
                .isEmpty();
    }

    @Test
    void refusesAReportAboutACluster() {
        assertThat(Reading.refusal("trivy/kubernetes.json").pointer()).isEqualTo("/ClusterName");
    }

    @Test
    void saysWhereAReportIsWrong() {
        assertThat(pointer("{\"SchemaVersion\":3,\"ArtifactName\":\"a\"}")).isEqualTo("/SchemaVersion");
        assertThat(pointer("{\"SchemaVersion\":2,\"Results\":[]}")).isEqualTo("/ArtifactName");
        assertThat(pointer(HEAD + "\"Results\":{}}")).isEqualTo("/Results");
        assertThat(pointer(HEAD + "\"Results\":[{\"Vulnerabilities\":[{\"Severity\":\"LOW\"}]}]}"))
                .isEqualTo("/Results/0/Vulnerabilities/0/VulnerabilityID");
        assertThat(
                        pointer(
                                HEAD
                                        + "\"Results\":[{\"Vulnerabilities\":[{\"VulnerabilityID\":\"C\",\"Severity\":\"Criticall\"}]}]}"))
                .isEqualTo("/Results/0/Vulnerabilities/0/Severity");
        assertThat(pointer(HEAD + "\"CreatedAt\":\"yesterday\"}")).isEqualTo("/CreatedAt");
    }

    private static VulnerabilityReport report(String sample) {
        return (VulnerabilityReport) Reading.sample(sample).evidence();
    }

    private static String pointer(String content) {
        return Reading.refusalOf(() -> Reading.text(content, null)).pointer();
    }
}
