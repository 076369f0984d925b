package dev.slipway.gate.evidence.cyclonedx;

import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.Sbom;
import dev.slipway.gate.registry.Digest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One pass through a document in JSON: each element of an array at the top is checked and counted alone, the rest is checked together. */
final class CycloneDxJson {
    private final CycloneDxSchemas.Version schema;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Set<String> references = new HashSet<>();
    private int components;

    CycloneDxJson(CycloneDxSchemas.Version schema) {
        this.schema = schema;
    }

    Report read(Path file) {
        JsonReport.read(file, json -> {
            json.members(name -> member(json, name));
            return document;
        });
        schema.requireDocument(document);
        var metadata = document.path("metadata");
        return new Report(
                CycloneDxParser.KIND,
                new Sbom(MadeBy.tool(metadata.path("tools")), components),
                images(metadata.path("component")),
                Set.of(),
                MadeBy.time(metadata.path("timestamp").asString("")));
    }

    private void member(JsonReport json, String name) {
        if (!json.isArray()) {
            document.set(name, json.tree());
            return;
        }
        document.putArray(name);
        json.elements(() -> {
            var pointer = json.pointer();
            var element = json.tree();
            schema.requireElement(name, element, pointer);
            if (name.equals("components")) {
                component(element, pointer);
            }
        });
    }

    /** Counts the part and those inside it. No schema can say that a reference names one part only. */
    private void component(JsonNode component, String pointer) {
        components++;
        var reference = component.path("bom-ref").asString("");
        if (!reference.isEmpty() && !references.add(reference)) {
            throw EvidenceProblem.malformed(pointer + "/bom-ref", "is the reference of another part too");
        }
        int child = 0;
        for (var inner : component.path("components")) {
            component(inner, pointer + "/components/" + child++);
        }
    }

    /** Tools name the image in several places: as its version, in its package URL, or in a property (Trivy). */
    private static Set<Digest> images(JsonNode component) {
        var images = new LinkedHashSet<Digest>();
        if (!component.path("type").asString("").equals("container")) {
            return images;
        }
        Digest.parse(component.path("version").asString("")).ifPresent(images::add);
        MadeBy.imageIn(component.path("purl").asString("")).ifPresent(images::add);
        for (var property : component.path("properties")) {
            if (property.path("name").asString("").endsWith(":RepoDigest")) {
                MadeBy.imageIn(property.path("value").asString("")).ifPresent(images::add);
            }
        }
        return images;
    }
}
