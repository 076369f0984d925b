package dev.slipway.runtime.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI documents of all services say alike: paging, idempotency keys, no port of this machine. */
final class OpenApiDefaults implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    private final String service;

    OpenApiDefaults(String service) {
        this.service = service;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getInfo().title("Slipway " + service).version("v1");
        document.servers(List.of(new Server().url("/")));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Arrays.stream(handler.getMethodParameters())
                .anyMatch(p -> p.getParameterType().equals(Paging.class))) {
            operation.addParametersItem(new QueryParameter()
                    .name("limit")
                    .description("How many items at most")
                    .schema(limitSchema()));
            operation.addParametersItem(new QueryParameter()
                    .name("cursor")
                    .description("nextCursor of the page before")
                    .schema(new StringSchema()));
        }
        var idempotent = handler.getMethodAnnotation(Idempotent.class);
        if (idempotent != null) {
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyKey.HEADER)
                    .required(idempotent.required())
                    .description("A fresh UUID for each new request, the same one when it is repeated")
                    .schema(new StringSchema().maxLength(255)));
        }
        return operation;
    }

    private static Schema<?> limitSchema() {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
        limit.setDefault(Paging.DEFAULT_LIMIT);
        return limit;
    }
}
