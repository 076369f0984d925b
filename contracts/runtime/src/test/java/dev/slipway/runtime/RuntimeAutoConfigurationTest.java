package dev.slipway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventProcessor;
import dev.slipway.runtime.event.Outbox;
import dev.slipway.runtime.event.ParkedEvents;
import dev.slipway.runtime.job.DeadLetters;
import dev.slipway.runtime.job.Jobs;
import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class RuntimeAutoConfigurationTest {
    private static final Map<String, Object> NOBODY_LISTENS = Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:1");

    @Test
    void switchedOffAServiceNeedsNoBrokerAndStillAnnouncesAndEnqueues() {
        try (var service = service(
                Listening.class,
                NOBODY_LISTENS,
                Map.of(
                        "slipway.outbox.relay.enabled", "false",
                        "slipway.inbox.enabled", "false",
                        "slipway.jobs.enabled", "false"))) {
            assertThat(service.getBean(Outbox.class)).isNotNull();
            assertThat(service.getBean(Jobs.class)).isNotNull();
            assertThat(service.getBean(DeadLetters.class)).isNotNull();
            assertThat(service.getBean(ParkedEvents.class)).isNotNull();
            assertThat(service.getBean("slipwayEvents", EventProcessor.class).consumer())
                    .isEqualTo("gate");
            assertThat(service.getBeansOfType(SmartLifecycle.class).keySet())
                    .noneMatch(name -> name.startsWith("slipway"));
            assertThat(service.getBeanNamesForType(Object.class)).noneMatch(name -> name.endsWith("_binding"));
        }
    }

    @Test
    void aServiceThatListensToNobodySubscribesToNothing() {
        try (var service =
                service(Silent.class, Map.of("spring.kafka.bootstrap-servers", TestBroker.address()), Map.of())) {
            assertThat(service.getBeansOfType(EventProcessor.class)).isEmpty();
            assertThat(service.getBeansOfType(ParkedEvents.class)).isEmpty();
        }
    }

    @Test
    void startsWhileTheBrokerIsAway() {
        try (var service = service(Silent.class, NOBODY_LISTENS, Map.of("slipway.outbox.relay.send-timeout", "1s"))) {
            assertThat(service.getBean(ServiceIdentity.class).topic()).isEqualTo("slipway.gate");
        }
    }

    private static ConfigurableApplicationContext service(
            Class<?> configuration, Map<String, Object> broker, Map<String, Object> more) {
        var properties = new HashMap<>(TestDatabase.of("gate").springProperties());
        properties.putAll(broker);
        properties.putAll(more);
        return new SpringApplicationBuilder(configuration).run(TestDatabase.arguments(properties));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Silent {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {
        @Bean
        EventHandlers teamConsumer() {
            return on -> on.on(TeamChanged.class, (_, _) -> {});
        }
    }
}
