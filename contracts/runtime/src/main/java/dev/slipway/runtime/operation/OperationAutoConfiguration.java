package dev.slipway.runtime.operation;

import dev.slipway.runtime.event.EventProcessor;
import dev.slipway.runtime.event.InboxAutoConfiguration;
import dev.slipway.runtime.job.DeadLetters;
import dev.slipway.runtime.job.JobAutoConfiguration;
import dev.slipway.runtime.security.RouteRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The operator's bench of a service that has jobs and, perhaps, consumers. */
@AutoConfiguration(after = {InboxAutoConfiguration.class, JobAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(DeadLetters.class)
public class OperationAutoConfiguration {
    /** Whatever a service adds below this address is the operator's too. */
    @Bean
    RouteRules operationRouteRules() {
        return routes -> routes.roles("/api/v1/operations/**", "operator");
    }

    @Bean
    ParkedController parkedController(ObjectProvider<EventProcessor> consumers) {
        return new ParkedController(consumers.stream().toList());
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters) {
        return new DeadLetterController(letters);
    }
}
