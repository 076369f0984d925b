package dev.slipway.gate.verdict;

import dev.slipway.gate.policy.PolicyBundle;
import dev.slipway.gate.policy.PolicyEngine;
import java.io.IOException;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the policies, which know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    PolicyEngine policyEngine(PolicyProperties properties, JsonMapper json) throws IOException {
        return new PolicyEngine(
                new PolicyBundle(
                        properties.program().getContentAsByteArray(),
                        document(properties.levels(), json),
                        document(properties.thresholds(), json),
                        document(properties.texts(), json)),
                json);
    }

    /** Beside the start of everything else, so that the first push does not wait for it. */
    @Bean
    ApplicationRunner policiesWarmedUp(PolicyEngine policies) {
        return _ -> Thread.ofVirtual().name("policies").start(policies::warmUp);
    }

    private static JsonNode document(Resource resource, JsonMapper json) throws IOException {
        return json.readTree(resource.getContentAsByteArray());
    }
}
