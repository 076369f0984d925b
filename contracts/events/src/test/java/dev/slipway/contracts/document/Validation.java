package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Checks JSON against a schema, formats included. */
final class Validation {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Validation() {}

    static JsonNode read(Path file) throws IOException {
        return Events.JSON.readTree(Files.readString(file));
    }

    static void fits(JsonNode json, JsonNode schema, String what) {
        var errors = SCHEMAS.getSchema(schema)
                .validate(json, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as(what).isEmpty();
    }
}
