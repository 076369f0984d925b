package dev.slipway.runtime.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code slipway-defaults.yaml} behind everything else that is configured. A file that is imported would go before its
 * importer, and a default that overrides is a surprise: so an import of it is moved to the end as well.
 */
final class SlipwayDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "slipway-defaults.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        sources.stream()
                .map(PropertySource::getName)
                .filter(name -> name.contains("[" + FILE + "]"))
                .toList()
                .forEach(sources::remove);
        sources.addLast(new MapPropertySource("slipway-derived", derived(environment)));
        defaults().forEach(sources::addLast);
    }

    private static List<PropertySource<?>> defaults() {
        try {
            return new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Map<String, Object> derived(ConfigurableEnvironment environment) {
        var derived = new HashMap<String, Object>();
        derived.put("slipway.area", area(environment));
        set(environment, "SLIPWAY_OTLP").ifPresent(collector -> {
            derived.put("management.tracing.export.otlp.enabled", "true");
            derived.put(
                    "management.opentelemetry.tracing.export.otlp.endpoint", withoutSlash(collector) + "/v1/traces");
        });
        return derived;
    }

    /** {@code slipway.service}, or the name of the application up to its first hyphen. */
    private static String area(ConfigurableEnvironment environment) {
        return set(environment, "slipway.service")
                .or(() -> set(environment, "spring.application.name").map(name -> name.split("-", 2)[0]))
                .orElse("slipway");
    }

    private static Optional<String> set(ConfigurableEnvironment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static String withoutSlash(String url) {
        return url.replaceAll("/$", "");
    }
}
