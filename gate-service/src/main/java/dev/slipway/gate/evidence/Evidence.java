package dev.slipway.gate.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a report says, in Slipway's words. Stored beside the report and given to the policies as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sbom.class, name = "sbom"),
    @JsonSubTypes.Type(value = VulnerabilityReport.class, name = "vulnerabilities"),
    @JsonSubTypes.Type(value = AnalysisReport.class, name = "analysis"),
    @JsonSubTypes.Type(value = SecretReport.class, name = "secrets")
})
public sealed interface Evidence permits Sbom, VulnerabilityReport, AnalysisReport, SecretReport {
    /** Which tool, and which of its settings, wrote the report: a newer report of the same tool replaces it. */
    String tool();

    /** One line for people. */
    @JsonIgnore
    String summary();

    /** What the report found, worst first. */
    @JsonIgnore
    List<ReportedFinding> findings();
}
