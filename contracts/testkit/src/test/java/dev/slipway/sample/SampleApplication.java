package dev.slipway.sample;

import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.security.RouteRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class SampleApplication {
    @Bean
    RouteRules routes() {
        return routes -> routes.permitAll("/webhooks/**")
                .roles("/api/v1/visits/**", "operator", "ci")
                .scope("/internal/**", "internal")
                .signedIn("/v3/api-docs/**");
    }

    @Bean
    EventHandlers provisioned(VisitService visits) {
        return on -> on.on(DomainProvisioned.class, (event, _) -> visits.visit(event.app(), event.revision()));
    }
}
