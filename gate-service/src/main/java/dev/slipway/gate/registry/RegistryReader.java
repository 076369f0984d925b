package dev.slipway.gate.registry;

import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

/**
 * Reads from the configured registry (OCI distribution specification, "Pull"). Everything is asked for by digest and has that
 * digest, except the tag under which cosign stores signatures, whose content is verified by its signature.
 *
 * <p>{@link dev.slipway.runtime.RetryableException} when the registry does not answer.
 */
@Component
class RegistryReader {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryReader.class);
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
    private static final int MAX_SIGNATURES = 50;
    private static final int MAX_SIGNATURE_TEXT = 2048;

    private final RestClient registry;
    private final ManifestParser parser;
    private final RegistryProperties properties;

    RegistryReader(OutgoingHttp http, ManifestParser parser, RegistryProperties properties) {
        this.registry = http.client("registry").build();
        this.parser = parser;
        this.properties = properties;
    }

    /** The image or the list of images with this digest. */
    ImageAnswer image(String repository, Digest digest) {
        try {
            var content = manifest(repository, digest.value());
            if (content.isEmpty()) {
                return new ImageAnswer.Absent();
            }
            return switch (parser.parse(verified(content.get(), digest))) {
                case Manifest.Single single -> found(single.mediaType(), repository, single);
                case Manifest.Index index -> found(index.mediaType(), repository, spokesman(repository, index));
            };
        } catch (UnusableImage e) {
            return new ImageAnswer.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** The signatures that cosign has stored beside the image, in no particular order; none if there are none. */
    List<FoundSignature> signatures(String repository, Digest digest) {
        var content = manifest(repository, "sha256-" + digest.hex() + ".sig");
        if (content.isEmpty()) {
            return List.of();
        }
        try {
            return parser.parse(content.get()) instanceof Manifest.Single single
                    ? signatures(repository, single)
                    : List.of(FoundSignature.unreadable(Digest.of(content.get())));
        } catch (UnusableImage e) {
            LOG.info("The signatures of {} {} cannot be read: {}", repository, digest, e.getMessage());
            return List.of(FoundSignature.unreadable(Digest.of(content.get())));
        }
    }

    private List<FoundSignature> signatures(String repository, Manifest.Single manifest) {
        var found = new ArrayList<FoundSignature>();
        for (var layer : manifest.layers().stream().limit(MAX_SIGNATURES).toList()) {
            var value = layer.annotations().get(SIGNATURE);
            if (!layer.mediaType().equals(MediaTypes.SIMPLE_SIGNING) || value == null) {
                continue;
            }
            found.add(
                    value.length() > MAX_SIGNATURE_TEXT
                            ? FoundSignature.unreadable(layer.digest())
                            : new FoundSignature(
                                    layer.digest(), blob(repository, layer, properties.maxSignature()), value));
        }
        return List.copyOf(found);
    }

    private ImageAnswer found(String mediaType, String repository, Manifest.Single single) {
        if (!MediaTypes.isImageConfig(single.config().mediaType())) {
            return new ImageAnswer.Unusable(
                    "it is not a container image but " + single.config().mediaType());
        }
        return new ImageAnswer.Found(
                mediaType, parser.labels(blob(repository, single.config(), properties.maxConfig())));
    }

    private Manifest.Single spokesman(String repository, Manifest.Index index) {
        for (var child : index.byPreference()) {
            var content = manifest(repository, child.digest().value())
                    .orElseThrow(() -> new UnusableImage("its part " + child.digest() + " is not there"));
            if (parser.parse(verified(content, child.digest())) instanceof Manifest.Single single) {
                return single;
            }
        }
        throw new UnusableImage("it is a list without an image in it");
    }

    private Optional<byte[]> manifest(String repository, String reference) {
        return get(
                "/v2/" + repository + "/manifests/" + reference,
                String.join(", ", MediaTypes.accepted()),
                properties.maxManifest());
    }

    private byte[] blob(String repository, Descriptor descriptor, DataSize limit) {
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
