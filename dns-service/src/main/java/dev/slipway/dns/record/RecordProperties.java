package dev.slipway.dns.record;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Records.
 *
 * @param addresses IPv4 addresses of the gateway that serves the apps
 * @param ttl how long resolvers may remember a record
 */
@Validated
@ConfigurationProperties("slipway.dns.records")
public record RecordProperties(
        @NotEmpty List<String> addresses, @NotNull Duration ttl) {}
