package dev.slipway.dns.record;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Records.
 *
 * @param addresses IPv4 addresses of the gateway that serves the apps
 * @param ttl how long resolvers may remember a record
 * @param installation name of this installation of Slipway, if another one writes into the same zones; empty for the only one
 * @param lookAgainAfter how long after a name was given back its marker is looked for once more: longer than an update can be under way
 */
@Validated
@ConfigurationProperties("slipway.dns.records")
public record RecordProperties(
        @NotEmpty List<String> addresses,
        @NotNull Duration ttl,

        @NotNull @Pattern(regexp = "[a-z0-9-]{0,63}") @DefaultValue("")
        String installation,

        @NotNull @DefaultValue("5m") Duration lookAgainAfter) {}
