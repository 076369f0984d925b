package dev.slipway.promotion;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.RouteRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call this service, and whom it calls. */
@Configuration
class PromotionConfiguration {
    @Bean
    CatalogClient catalogClient(ServiceClients services) {
        return services.of(CatalogClient.class);
    }

    /** Who of the people may do what to which app is asked of the catalog, route by route. */
    @Bean
    RouteRules routes() {
        return routes -> routes.signedIn(HttpMethod.GET, "/api/v1/promotions/**")
                .signedIn(HttpMethod.GET, "/api/v1/decommissions/**")
                .roles(HttpMethod.GET, "/api/v1/differences", "operator", "auditor")
                .roles(HttpMethod.POST, "/api/v1/promotions/{id}/pause", "operator")
                .roles(HttpMethod.POST, "/api/v1/promotions/{id}/resume", "operator")
                .roles(HttpMethod.POST, "/api/v1/promotions/{id}/retry", "operator")
                .roles(HttpMethod.POST, "/api/v1/decommissions/{id}/retry", "operator")
                .people(HttpMethod.POST, "/api/v1/promotions/**")
                .people(HttpMethod.POST, "/api/v1/decommissions/**")
                .people(HttpMethod.POST, "/api/v1/apps/{app}/decommission")
                .scope(HttpMethod.POST, "/internal/v1/approvals/{approval}/decisions", "decisions.relay");
    }
}
