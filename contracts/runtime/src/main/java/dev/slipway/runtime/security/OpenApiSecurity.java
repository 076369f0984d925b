package dev.slipway.runtime.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** How one proves who one is, in the OpenAPI document: a bearer token everywhere but at webhooks. */
final class OpenApiSecurity implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    private static final String BEARER = "bearer";
    private static final String WEBHOOK = "webhook";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the platform's OIDC issuer with the audience slipway"));
        boolean webhooks = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getSecurity)
                .anyMatch(asked -> asked != null && asked.stream().anyMatch(one -> one.containsKey(WEBHOOK)));
        if (webhooks) {
            document.getComponents()
                    .addSecuritySchemes(
                            WEBHOOK,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.HEADER)
                                    .name("Authorization")
                                    .description(
                                            "The sender's own proof: a signature of the body, or a shared secret"));
        }
        document.security(List.of(new SecurityRequirement().addList(BEARER)));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (WebhookGate.webhook(handler).isPresent()) {
            operation.setSecurity(List.of(new SecurityRequirement().addList(WEBHOOK)));
        }
        return operation;
    }
}
