package dev.slipway.dns.zone;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Zones. A team's zone is {@code <team>.<parent>}.
 *
 * @param parents parent zone by environment: production, staging, preview
 * @param apexTeam stands for the team of an app that has none
 * @param reserved list of reserved labels, one a line
 */
@Validated
@ConfigurationProperties("slipway.dns.zones")
public record ZoneProperties(
        @NotEmpty Map<String, @NotBlank String> parents,
        @NotBlank String apexTeam,
        Resource reserved) {}
