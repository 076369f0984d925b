package dev.slipway.gate.registry;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The one registry that images are read from.
 *
 * @param url its address; image names begin with its host and port
 * @param maxManifest largest manifest that is read (the OCI specification asks for at least 4 MiB)
 * @param maxConfig largest image configuration
 * @param maxSignature largest signed text
 */
@Validated
@ConfigurationProperties("slipway.gate.registry")
public record RegistryProperties(
        @NotNull URI url,
        @DefaultValue("4MB") DataSize maxManifest,
        @DefaultValue("8MB") DataSize maxConfig,
        @DefaultValue("64KB") DataSize maxSignature) {
    /** What image names begin with. */
    public String host() {
        return url.getAuthority();
    }

    /** The whole name of an image repository, as the catalog knows it. */
    public String nameOf(String repository) {
        return host() + "/" + repository;
    }

    /** The path of an image repository that is given by its whole name; empty if it is in another registry. */
    public Optional<String> pathOf(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(whole -> whole.startsWith(host() + "/"))
                .map(whole -> whole.substring(host().length() + 1))
                .filter(RepositoryName::isValid);
    }

    /** The image by its digest, as it is deployed. */
    public String referenceTo(String repository, Digest digest) {
        return nameOf(repository) + "@" + digest;
    }
}
