package dev.slipway.runtime;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.area} and {@code slipway.instance}: who this process is.
 *
 * @param area by default {@code spring.application.name} up to its first hyphen ({@code gate-service} is {@code gate})
 * @param instance see {@link ServiceIdentity#instance()}; by default none
 */
@Validated
@ConfigurationProperties("slipway")
public record ServiceProperties(
        @Nullable @Pattern(regexp = "[a-z]+") String area,
        @Nullable String instance) {

    ServiceIdentity identity(Environment environment) {
        if (area != null) {
            return new ServiceIdentity(area, instance);
        }
        var application = environment.getProperty("spring.application.name", "");
        if (application.isEmpty()) {
            throw new IllegalStateException(
                    "Set slipway.area, or spring.application.name, to say which service this is.");
        }
        return new ServiceIdentity(application.split("-", 2)[0], instance);
    }
}
