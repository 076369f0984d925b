package dev.slipway.gate.evidence.cyclonedx;

import dev.slipway.gate.evidence.EvidenceParser;
import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.ReportShape;
import dev.slipway.gate.evidence.ReportShapes;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** CycloneDX (ECMA-424) in its two forms, held to the official schema of the version that it names. */
@Component
class CycloneDxParser implements EvidenceParser {
    static final String KIND = "cyclonedx";
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    private final CycloneDxSchemas schemas = new CycloneDxSchemas();
    private final CycloneDxXml xml = new CycloneDxXml();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean recognises(ReportShape shape) {
        return switch (shape) {
            case ReportShape.JsonObject object -> object.has("bomFormat") || object.has("specVersion");
            case ReportShape.Xml(var namespace, var _) -> namespace.startsWith(NAMESPACE);
            case ReportShape.JsonArray _, ReportShape.JsonNull() -> false;
        };
    }

    @Override
    public Report parse(Path file) {
        return switch (ReportShapes.of(file)) {
            case ReportShape.Xml(var namespace, var _) -> xml.read(file, namespace.substring(NAMESPACE.length()));
            case ReportShape.JsonObject object -> {
                var version = object.members().getOrDefault("specVersion", "");
                yield new CycloneDxJson(schemas.of(version)).read(file);
            }
            case ReportShape.JsonArray _, ReportShape.JsonNull() ->
                throw EvidenceProblem.malformed("", "it does not look like a report of " + KIND);
        };
    }
}
