package dev.slipway.catalog.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema (draft 2020-12) that documents are checked against; thread-safe. */
public final class DocumentSchema {
    private final Schema schema;
    private final Words words;

    private DocumentSchema(JsonNode source) {
        BoundedPatterns.require(source);
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .regularExpressionFactory(new BoundedPatterns())
                                .build()))
                .getSchema(source);
        this.words = new Words(source);
    }

    /**
     * The schema at that place of the class path.
     *
     * @throws IllegalArgumentException if there is none, or one of its patterns has no {@code maxLength} of at most 500 beside it
     */
    public static DocumentSchema at(String resource) {
        try (var source = DocumentSchema.class.getResourceAsStream(resource)) {
            if (source == null) {
                throw new IllegalArgumentException("There is no schema at " + resource);
            }
            return new DocumentSchema(JsonMapper.shared().readTree(source));
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + resource, e);
        }
    }

    /** Reads and checks; every wrong place is named, each once. */
    public Reading read(byte[] document, Format format) {
        try {
            var tree = format == Format.YAML ? YamlTree.read(document) : JsonTree.read(document);
            var faults = faults(tree, format);
            return faults.isEmpty() ? new Reading.Fine(tree) : new Reading.Wrong(tree, faults);
        } catch (NotReadable e) {
            return new Reading.Unreadable(e.why());
        } catch (JsonNodeException _) {
            // The validator asks for a long without looking whether it fits.
            return new Reading.Unreadable("A number in it is beyond every range.");
        }
    }

    private List<Fault> faults(JsonNode tree, Format format) {
        var byPlace = new LinkedHashMap<String, Fault>();
        schema.validate(tree).stream()
                .sorted(Comparator.comparingInt(DocumentSchema::weight))
                .map(error -> words.fault(error, format))
                .forEach(fault -> byPlace.putIfAbsent(fault.pointer(), fault));
        return List.copyOf(byPlace.values());
    }

    /** Of several errors at one place the plainest is told: what kind of thing it must be, before how it must look. */
    private static int weight(Error error) {
        return switch (error.getKeyword()) {
            case "type", "required", "additionalProperties" -> 0;
            case "pattern", "format" -> 1;
            default -> 2;
        };
    }
}
