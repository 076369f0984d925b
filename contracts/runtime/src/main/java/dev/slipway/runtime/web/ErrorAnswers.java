package dev.slipway.runtime.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Errors among the answers of an OpenAPI document: each is a problem document. */
public final class ErrorAnswers {

    static final String SCHEMA = "Problem";

    private ErrorAnswers() {}

    /** Names an error among the answers of an operation, unless somebody has said more about it before. */
    public static void document(Operation operation, int status, String description) {
        operation
                .getResponses()
                .putIfAbsent(
                        String.valueOf(status),
                        new ApiResponse().description(description).content(problem()));
    }

    static Content problem() {
        return new Content()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA)));
    }
}
