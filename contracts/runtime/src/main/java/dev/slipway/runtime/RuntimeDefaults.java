package dev.slipway.runtime;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What the subscriptions of {@link dev.slipway.runtime.event.EventProcessor} beans need of Spring Cloud Stream. Anything that a service says itself goes before
 * this.
 */
class RuntimeDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.cloud.stream.function.autodetect", "false",
            "spring.cloud.stream.binding-retry-interval", "2",
            "spring.cloud.stream.kafka.binder.min-partition-count", "${slipway.outbox.partitions:3}");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("slipwayRuntimeDefaults", DEFAULTS));
    }
}
