package dev.slipway.gate;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.gate.evidence.EvidenceProperties;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.RouteRules;
import dev.slipway.runtime.web.BodyLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The surface of the service: who may use which route, how large bodies may be, and whom it calls. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    @Bean
    RouteRules routes() {
        return routes -> routes.permitAll(HttpMethod.POST, "/webhooks/**")
                .signedIn(HttpMethod.POST, "/api/v1/evidence/checks")
                .roles(HttpMethod.PUT, "/api/v1/evidence/{subject}", "ci", "operator")
                .signedIn(HttpMethod.GET, "/api/v1/verdicts/{digest}");
    }

    @Bean
    BodyLimits bodyLimits(EvidenceProperties evidence) {
        return BodyLimits.of("/api/v1/evidence/**", evidence.maxSize());
    }

    @Bean
    CatalogClient catalogClient(ServiceClients services) {
        return services.of(CatalogClient.class);
    }
}
