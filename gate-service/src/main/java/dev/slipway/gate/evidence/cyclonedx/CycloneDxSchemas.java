package dev.slipway.gate.evidence.cyclonedx;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.gate.evidence.EvidenceProblem;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/** The official JSON schemas, taken from the class path and from nowhere else. */
final class CycloneDxSchemas {
    private static final String HOME = "http://cyclonedx.org/schema";
    private static final Set<String> VERSIONS = Set.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder -> builder.schemaIdResolvers(where -> where.mapPrefix(HOME, "classpath:cyclonedx")));
    private final Map<String, Version> known = new ConcurrentHashMap<>();

    /** The schema of a version of CycloneDX; a 422 problem for one that is not known. */
    Version of(String version) {
        if (!VERSIONS.contains(version)) {
            throw EvidenceProblem.malformed("/specVersion", "must be one of 1.2 to 1.7");
        }
        return known.computeIfAbsent(version, Version::new);
    }

    /** One version, whole and by its parts. */
    final class Version {
        private final String location;
        private final Schema whole;
        private final Map<String, Schema> parts = new ConcurrentHashMap<>();

        private Version(String version) {
            this.location = HOME + "/bom-" + version + ".schema.json";
            this.whole = registry.getSchema(SchemaLocation.of(location));
        }

        /** Holds the document, without the elements of its arrays, to the schema. */
        void requireDocument(JsonNode document) {
            require(whole, document, "");
        }

        /** Holds one element of an array at the top to the schema. */
        void requireElement(String array, JsonNode element, String pointer) {
            if (whole.getSchemaNode().path("properties").path(array).has("items")) {
                var part = parts.computeIfAbsent(
                        array,
                        name -> registry.getSchema(SchemaLocation.of(location + "#/properties/" + name + "/items")));
                require(part, element, pointer);
            }
        }

        private static void require(Schema schema, JsonNode value, String pointer) {
            try {
                schema.validate(value).stream().findFirst().ifPresent(error -> {
                    throw EvidenceProblem.malformed(pointer + error.getInstanceLocation(), error.getMessage());
                });
            } catch (JsonNodeException e) {
                // The validator asks for a long without looking whether it fits.
                throw EvidenceProblem.malformed(pointer, "holds a number beyond all bounds")
                        .because(e);
            }
        }
    }
}
