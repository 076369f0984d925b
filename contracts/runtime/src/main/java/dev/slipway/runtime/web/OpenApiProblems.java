package dev.slipway.runtime.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Every error of an OpenAPI document is a problem document, and every status that an operation can answer with stands in it: those
 * of the house by what the handler takes and gives, its feature's own where the feature declares them. No {@code default} answer
 * hides the rest.
 */
final class OpenApiProblems implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(ErrorAnswers.SCHEMA, problemSchema());
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getResponses)
                .forEach(OpenApiProblems::answerProblems);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        HandlerErrors.of(handler).forEach(type -> ErrorAnswers.document(operation, type.status(), type.title()));
        return operation;
    }

    private static void answerProblems(ApiResponses responses) {
        responses.remove("default");
        responses.forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                response.setContent(ErrorAnswers.problem());
            }
        });
    }

    private static Schema<?> problemSchema() {
        Schema<?> schema = new ObjectSchema()
                .description("A problem document (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("fix", new StringSchema())
                .addProperty("errors", new ArraySchema().items(place()));
        schema.setRequired(List.of("type", "title", "status", "detail", "instance"));
        schema.setAdditionalProperties(true);
        return schema;
    }

    private static Schema<?> place() {
        Schema<?> place =
                new ObjectSchema().addProperty("pointer", new StringSchema()).addProperty("detail", new StringSchema());
        place.setRequired(List.of("pointer", "detail"));
        return place;
    }
}
