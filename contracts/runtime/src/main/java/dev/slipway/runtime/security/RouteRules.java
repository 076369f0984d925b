package dev.slipway.runtime.security;

/**
 * Who may use which route of a service. Declared as a bean (one per service, or one per feature in {@code @Order}); what no
 * rule names is denied to everybody. Readiness, liveness, {@code /actuator/prometheus} and {@code /v3/api-docs} are open.
 */
@FunctionalInterface
public interface RouteRules {

    void declare(Routes routes);
}
