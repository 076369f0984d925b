package dev.slipway.gate.registry;

import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

/**
 * Pulls from the configured registry (OCI distribution specification v1.1, "Pull" and "Listing referrers"). What was asked for by digest has that digest.
 *
 * <p>{@link dev.slipway.runtime.RetryableException} when the registry does not answer, {@link UnusableImage} when its answer cannot be used.
 */
@Component
class RegistryClient {
    private final RestClient registry;
    private final RegistryProperties properties;

    RegistryClient(OutgoingHttp http, RegistryProperties properties) {
        this.registry = http.client("registry").build();
        this.properties = properties;
    }

    /** The manifest with this digest; empty if the registry has none. */
    Optional<byte[]> manifest(String repository, Digest digest) {
        return tagged(repository, digest.value()).map(content -> verified(content, digest));
    }

    /** The manifest that the tag points to now. Nothing vouches for it. */
    Optional<byte[]> tagged(String repository, String tag) {
        return get(
                "/v2/" + repository + "/manifests/" + tag,
                String.join(", ", MediaTypes.accepted()),
                properties.maxManifest());
    }

    /** The index of what refers to the digest; empty if the registry cannot tell. Nothing vouches for it. */
    Optional<byte[]> referrers(String repository, Digest digest) {
        return get("/v2/" + repository + "/referrers/" + digest, MediaTypes.OCI_INDEX, properties.maxManifest());
    }

    /** The content that a manifest names. */
    byte[] blob(String repository, Descriptor descriptor, DataSize limit) {
        if (descriptor.size() > limit.toBytes()) {
            throw new UnusableImage("its part " + descriptor.digest() + " is larger than " + limit);
        }
        var content = get("/v2/" + repository + "/blobs/" + descriptor.digest(), "*/*", limit)
                .orElseThrow(() -> new UnusableImage("its part " + descriptor.digest() + " is not there"));
        return verified(content, descriptor.digest());
    }

    private Optional<byte[]> get(String path, String accept, DataSize limit) {
        try {
            var body = registry.get()
                    .uri(to -> to.path(path).build())
                    .header(HttpHeaders.ACCEPT, accept)
                    .retrieve()
                    .body(byte[].class);
            var content = body == null ? new byte[0] : body;
            if (content.length > limit.toBytes()) {
                throw new UnusableImage("its part " + path + " is larger than " + limit);
            }
            return Optional.of(content);
        } catch (RemoteProblem e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static byte[] verified(byte[] content, Digest digest) {
        var actual = Digest.of(content);
        if (!actual.equals(digest)) {
            throw new UnusableImage("the registry gave " + actual + " when asked for " + digest);
        }
        return content;
    }
}
