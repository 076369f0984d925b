package dev.slipway.runtime.security;

import dev.slipway.runtime.security.Routes.Access;
import dev.slipway.runtime.security.Routes.Rule;
import dev.slipway.runtime.web.ErrorAnswers;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** How one proves who one is, in the OpenAPI document: a bearer token everywhere but at webhooks; and what the answer is if that fails. */
final class OpenApiSecurity implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    private static final String BEARER = "bearer";
    private static final String WEBHOOK = "webhook";

    private final RouteGuard guard;

    OpenApiSecurity(RouteGuard guard) {
        this.guard = guard;
    }

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
        document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> refusals(operation, method.name(), path)));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (WebhookGate.webhook(handler).isPresent()) {
            operation.setSecurity(List.of(new SecurityRequirement().addList(WEBHOOK)));
        }
        Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .filter(Caller.class::isAssignableFrom)
                .filter(kind -> !kind.equals(Caller.class))
                .forEach(kind -> error(operation, CallerArgumentResolver.onlyFor(kind)));
        return operation;
    }

    private void refusals(Operation operation, String method, String path) {
        if (operation.getSecurity() != null) {
            error(operation, Problems.UNAUTHENTICATED.problem("The sender's proof is missing or wrong."));
            return;
        }
        switch (guard.ruleFor(method, path).map(Rule::access).orElse(null)) {
            case Access.Everyone() -> {}
            case Access.SignedIn() -> signedIn(operation);
            case null -> signedIn(operation);
            case Access access -> {
                unauthenticated(operation);
                error(operation, SecurityAnswers.forbidden(access));
            }
        }
    }

    /** Whoever has left is refused there too. */
    private static void signedIn(Operation operation) {
        unauthenticated(operation);
        error(operation, StandingGate.left());
    }

    private static void unauthenticated(Operation operation) {
        error(operation, Problems.UNAUTHENTICATED.problem("No token, or one that is not accepted."));
    }

    private static void error(Operation operation, Problem problem) {
        ErrorAnswers.document(operation, problem.status(), problem.detail());
    }
}
