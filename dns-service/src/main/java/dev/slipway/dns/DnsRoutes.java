package dev.slipway.dns;

import dev.slipway.runtime.security.RouteRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may use which route. What is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class DnsRoutes {
    @Bean
    RouteRules dnsRouteRules() {
        return routes -> routes.people(HttpMethod.POST, "/api/v1/claims")
                .signedIn(HttpMethod.GET, "/api/v1/claims/{fqdn}")
                .roles(HttpMethod.GET, "/api/v1/differences", "operator", "auditor")
                .scope(HttpMethod.GET, "/internal/v1/certificates/{certificate}/bundle", "certificates.read");
    }
}
