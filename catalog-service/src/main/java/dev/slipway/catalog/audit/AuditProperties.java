package dev.slipway.catalog.audit;

import dev.slipway.runtime.git.GitAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.audit}: where the trail is kept, and how it is verified.
 *
 * @param url JDBC address with {@code currentSchema}
 * @param user role that runs: it can add and read
 * @param owner role that migrates
 * @param driver settings of the database's driver
 * @param gapGrace how long a missing number may be on its way before it counts as lost
 * @param alwaysFullUpTo entries up to which every verification is a full one; beyond, it goes on from where the last one of this process ended
 * @param ledger where the head is put on record, signed
 */
@Validated
@ConfigurationProperties("slipway.audit")
record AuditProperties(
        @NotBlank String url,
        @NotBlank String user,
        @DefaultValue("") String password,
        @NotBlank String owner,
        @DefaultValue("") String ownerPassword,
        @DefaultValue Map<String, String> driver,
        @DefaultValue("10m") Duration gapGrace,
        @DefaultValue("20000") @PositiveOrZero long alwaysFullUpTo,
        @Valid @DefaultValue Ledger ledger) {

    AuditProperties {
        driver = Map.copyOf(driver);
    }

    /**
     * The repository of signed heads, which nobody else writes to.
     *
     * @param repository address of a Git repository, or the path of a bare one; nothing is signed without it
     * @param key file with the private key (ECDSA P-256, PKCS#8 in PEM)
     * @param username for HTTPS; none for a path
     * @param password token for HTTPS
     * @param every between two heads, if there is anything new
     * @param timeout longest silence of the repository
     * @param within for one fetch or push, to its end
     */
    record Ledger(
            @DefaultValue("") String repository,
            @DefaultValue("") Path key,
            @NotBlank @DefaultValue("main") String branch,
            @DefaultValue("slipway") String username,
            @Nullable String password,
            @NotBlank @DefaultValue("Slipway") String committerName,
            @NotBlank @DefaultValue("slipway@slipway.test") String committerEmail,
            @NotNull @DefaultValue("10m") Duration every,

            @NotNull @DurationMin(seconds = 1) @DefaultValue("10s")
            Duration timeout,

            @NotNull @DefaultValue("1m") Duration within) {
        GitAddress address() {
            return new GitAddress(repository, branch, username, password, timeout, within);
        }
    }
}
