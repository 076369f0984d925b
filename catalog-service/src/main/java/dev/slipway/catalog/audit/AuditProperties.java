package dev.slipway.catalog.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.audit}: where the trail is kept, and how it is verified.
 *
 * @param url JDBC address with {@code currentSchema}
 * @param user role that runs: it can add and read
 * @param owner role that migrates
 * @param gapGrace how long a missing number may be on its way before it counts as lost
 * @param alwaysFullUpTo entries up to which every verification is a full one; beyond, it goes on from where the last one of this process ended
 */
@Validated
@ConfigurationProperties("slipway.audit")
record AuditProperties(
        @NotBlank String url,
        @NotBlank String user,
        @DefaultValue("") String password,
        @NotBlank String owner,
        @DefaultValue("") String ownerPassword,
        @DefaultValue("10m") Duration gapGrace,
        @DefaultValue("20000") @PositiveOrZero long alwaysFullUpTo) {}
