package dev.slipway.promotion.gitops;

import dev.slipway.runtime.git.GitAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The environments repository and what is written into it.
 *
 * @param url of the repository, or the path of a bare one
 * @param mirror folder for a copy of it; may be deleted at any time while the service is down
 * @param username for HTTPS; none for a path
 * @param password token for HTTPS
 * @param searchDepth how many commits are searched for a change that may have been written already
 * @param timeout longest silence of the repository
 * @param within for one fetch or push, to its end; the first fetch brings all of the repository
 * @param registry address of the image registry, whose host and port image names begin with
 * @param defaults what an app gets that does not say
 */
@Validated
@ConfigurationProperties("slipway.gitops")
public record GitopsProperties(
        @NotBlank String url,
        @NotBlank @DefaultValue("main") String branch,
        @NotNull @DefaultValue("target/environments.git") Path mirror,
        @Nullable String username,
        @Nullable String password,
        @NotBlank @DefaultValue("Slipway") String committerName,
        @NotBlank @DefaultValue("slipway@slipway.test") String committerEmail,
        @Min(10) @Max(100_000) @DefaultValue("2000") int searchDepth,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("4s")
        Duration timeout,

        @NotNull @DefaultValue("1m") Duration within,
        @NotNull URI registry,
        @NotNull @DefaultValue Defaults defaults) {

    GitAddress address() {
        return new GitAddress(url, branch, username, password, timeout, within);
    }

    /**
     * Sizes and names in the manifests.
     *
     * @param ingressClass of the gateway
     * @param gatewayNamespace from which alone an app is reached
     * @param secretStore the cluster's store that certificates come from
     */
    public record Defaults(
            @DefaultValue("/healthz") String liveness,
            @DefaultValue("slipway") String ingressClass,
            @DefaultValue("gateway") String gatewayNamespace,
            @DefaultValue("slipway") String secretStore,
            @DefaultValue("50m") String cpuRequest,
            @DefaultValue("64Mi") String memoryRequest,
            @DefaultValue("250m") String cpuLimit,
            @DefaultValue("256Mi") String memoryLimit,
            @DefaultValue("2") String namespaceCpuRequests,
            @DefaultValue("4Gi") String namespaceMemoryRequests,
            @DefaultValue("4") String namespaceCpuLimits,
            @DefaultValue("8Gi") String namespaceMemoryLimits) {}
}
