package dev.slipway.notifier;

import dev.slipway.runtime.security.RouteRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may use which route. What is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class NotifierRoutes {
    @Bean
    RouteRules notifierRouteRules() {
        return routes -> routes.permitAll(HttpMethod.POST, "/webhooks/slack/interactions")
                .people(HttpMethod.GET, "/api/v1/messages");
    }
}
