package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.registry.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxReportTest {
    @ParameterizedTest
    @CsvSource({
        "valid-bom-1.4.json, 2",
        "valid-bom-1.6.json, 3",
        "valid-bom-1.6.xml, 3",
        "valid-assembly-1.5.json, 2",
        "valid-assembly-1.5.xml, 2",
        "guac.alpine-cyclonedx.json, 15",
        "trivy.infinite-loop-bom.json, 3",
        "trivy.fluentd-short.cdx.json, 4",
        "vex-pair.bom.json, 3",
    })
    void countsPartsWithThoseInsideThem(String sample, int components) {
        assertThat(((Sbom) Reading.sample("cyclonedx/" + sample).evidence()).components())
                .isEqualTo(components);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guac.alpine-cyclonedx.json | sha256:cbaa390ec61abd889dfa5146a411c11717c19ef9e5e18458dbdc06439076ffe7",
                "trivy.infinite-loop-bom.json | sha256:67211c14fa74f070d27cc59d69a7fa9aeff8e28ea118ef3babc295a0428a6d21",
                "guac.cyclonedx-components-nested.json | sha256:41d92dafa5ccbf7f76fa81c5a0e7de83c51166f27bea9b98df018f644016bf04",
            })
    void namesTheImageWhereverTheToolWroteIt(String sample, String digest) {
        assertThat(Reading.sample("cyclonedx/" + sample).images()).containsExactly(new Digest(digest));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-hash-sha512-1.6.json, /components/0/hashes/3/content",
        "invalid-license-choice-1.5.json, /components/0/licenses",
        "invalid-serialnumber-1.5.json, /serialNumber",
        "invalid-component-ref-1.4.json, /components/1/bom-ref",
        "invalid-metadata-timestamp-1.4.json, /metadata/timestamp",
    })
    void saysWhereADocumentBreaksTheSchema(String sample, String pointer) {
        assertThat(Reading.refusal("cyclonedx/" + sample).pointer()).startsWith(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-hash-sha512-1.6.xml, hash",
        "invalid-license-id-1.4.xml, id",
        "invalid-scope-1.5.xml, foo",
        "invalid-namespace-1.6.xml, 1.2 to 1.7",
    })
    void saysWhereADocumentInXmlBreaksTheSchema(String sample, String word) {
        assertThat(Reading.refusal("cyclonedx/" + sample).detail()).contains(word);
    }

    @Test
    void refusesVersionsThatItDoesNotKnow() {
        var future = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\",\"version\":1}";
        assertThat(Reading.refusalOf(() -> Reading.text(future, null)).pointer())
                .isEqualTo("/specVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e999999999"})
    void refusesANumberThatNoIntegerCanHold(String version) {
        var sbom = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":" + version
                + ",\"components\":[{\"type\":\"library\",\"name\":\"musl\",\"evidence\":{\"occurrences\":[{\"location\":\"a\",\"line\":"
                + version + "}]}}]}";
        assertThat(Reading.refusalOf(() -> Reading.text(sbom, null)).detail()).isNotBlank();
    }

    @Test
    void neverReadsWhatAnXmlDocumentNames() {
        var external = """
                <?xml version="1.0"?><!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><components>
                <component type="library"><name>&x;</name></component></components></bom>
                """;
        assertThat(Reading.refusalOf(() -> Reading.text(external, null)).detail())
                .contains("not readable XML");
    }
}
