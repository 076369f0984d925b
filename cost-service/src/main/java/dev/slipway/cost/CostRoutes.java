package dev.slipway.cost;

import dev.slipway.runtime.security.RouteRules;
import dev.slipway.runtime.web.BodyLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Who may use which route. What is not named here is denied; who sees which app's costs is decided where it is asked. */
@Configuration(proxyBeanMethods = false)
class CostRoutes {
    @Bean
    RouteRules costRouteRules() {
        return routes -> routes.roles(HttpMethod.POST, "/api/v1/imports", "finance")
                .people(HttpMethod.GET, "/api/v1/reports/{month}")
                .people(HttpMethod.GET, "/api/v1/apps/{app}/costs")
                .people(HttpMethod.POST, "/api/v1/estimates");
    }

    /** Bills are read as a stream; the limit only keeps a sender from never ending. */
    @Bean
    BodyLimits costBodyLimits() {
        return BodyLimits.of("/api/v1/imports", DataSize.ofGigabytes(8));
    }
}
