package dev.slipway.catalog;

import dev.slipway.runtime.security.RouteRules;
import dev.slipway.runtime.web.BodyLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Who may use which route, and how much they may send. What only an app's owner or team may do, the features ask the directory. */
@Configuration(proxyBeanMethods = false)
class CatalogRoutes {
    @Bean
    RouteRules catalogRouteRules() {
        return routes -> routes.people(HttpMethod.POST, "/api/v1/apps")
                .people(HttpMethod.PUT, "/api/v1/apps/{app}", "/api/v1/apps/{app}/triage")
                .people(HttpMethod.GET, "/api/v1/apps/{app}/timeline")
                .signedIn(HttpMethod.GET, "/api/v1/apps", "/api/v1/apps/{app}", "/api/v1/teams/{team}")
                .roles(HttpMethod.PUT, "/api/v1/teams/{team}", "operator")
                .roles(HttpMethod.GET, "/api/v1/people/{person}", "operator", "auditor")
                .roles(HttpMethod.PUT, "/api/v1/people/{person}/**", "operator")
                .roles(HttpMethod.DELETE, "/api/v1/people/{person}/**", "operator")
                .roles(HttpMethod.GET, "/api/v1/audit/verification", "auditor", "security")
                .roles(HttpMethod.GET, "/api/v1/audit/export", "auditor")
                .scope("/internal/v1/**", "internal");
    }

    /** app.yaml and its JSON form. */
    @Bean
    BodyLimits catalogBodyLimits() {
        return BodyLimits.of("/api/v1/apps/**", DataSize.ofKilobytes(256))
                .and("/api/v1/apps", DataSize.ofKilobytes(256));
    }
}
