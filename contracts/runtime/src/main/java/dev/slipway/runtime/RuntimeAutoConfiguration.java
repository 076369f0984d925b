package dev.slipway.runtime;

import java.time.Clock;
import java.util.HashMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The clock, the service's identity, and the runtime's tables. */
@AutoConfiguration
@EnableConfigurationProperties(ServiceProperties.class)
public class RuntimeAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ServiceIdentity serviceIdentity(ServiceProperties properties, Environment environment) {
        return properties.identity(environment);
    }

    /** Adds the runtime's migrations to the service's own, and names the role that they grant to, where the service has not done so. */
    @Bean
    FlywayConfigurationCustomizer runtimeTables(ServiceProperties properties, Environment environment) {
        return flyway -> {
            var runtime = Location.fromPath("classpath:", "db/runtime");
            flyway.locations(Stream.concat(Stream.of(flyway.getLocations()), Stream.of(runtime))
                    .distinct()
                    .toArray(Location[]::new));
            var placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.computeIfAbsent(
                    "runtime", _ -> properties.identity(environment).area() + "_app");
            flyway.placeholders(placeholders);
        };
    }
}
