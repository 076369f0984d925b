package dev.slipway.gate.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the signatures that stand beside an image, in both of cosign's layouts. What stands there but cannot be read is reported as unreadable, and hides no
 * signature beside it.
 *
 * <p>{@link dev.slipway.runtime.RetryableException} when the registry does not answer.
 */
@Component
class SignatureReader {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureReader.class);
    private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
    private static final int MAX_SIGNATURES = 50;
    private static final int MAX_SIGNATURE_TEXT = 2048;

    private final RegistryClient registry;
    private final Referrers referrers;
    private final ManifestParser parser;
    private final RegistryProperties properties;

    SignatureReader(
            RegistryClient registry, Referrers referrers, ManifestParser parser, RegistryProperties properties) {
        this.registry = registry;
        this.referrers = referrers;
        this.parser = parser;
        this.properties = properties;
    }

    /** The signatures of the image, in no particular order; none if there are none. */
    List<FoundSignature> of(String repository, Digest digest) {
        return Stream.concat(underTheTag(repository, digest).stream(), referring(repository, digest).stream())
                .toList();
    }

    private List<FoundSignature> underTheTag(String repository, Digest digest) {
        var content = registry.tagged(repository, "sha256-" + digest.hex() + ".sig");
        if (content.isEmpty()) {
            return List.of();
        }
        try {
            return parser.parse(content.get()) instanceof Manifest.Single single
                    ? layers(repository, single)
                    : List.of(FoundSignature.unreadable(Digest.of(content.get())));
        } catch (UnusableImage e) {
            LOG.info("The signatures of {} {} cannot be read: {}", repository, digest, e.getMessage());
            return List.of(FoundSignature.unreadable(Digest.of(content.get())));
        }
    }

    private List<FoundSignature> layers(String repository, Manifest.Single manifest) {
        var found = new ArrayList<FoundSignature>();
        for (var layer : manifest.layers().stream().limit(MAX_SIGNATURES).toList()) {
            var value = layer.annotations().get(SIGNATURE);
            if (!layer.mediaType().equals(MediaTypes.SIMPLE_SIGNING) || value == null) {
                continue;
            }
            found.add(
                    value.length() > MAX_SIGNATURE_TEXT
                            ? FoundSignature.unreadable(layer.digest())
                            : FoundSignature.simpleSigning(
                                    layer.digest(),
                                    registry.blob(repository, layer, properties.maxSignature()),
                                    value));
        }
        return List.copyOf(found);
    }

    private List<FoundSignature> referring(String repository, Digest digest) {
        return referrers.withBundles(repository, digest).stream()
                .limit(MAX_SIGNATURES)
                .flatMap(artifact -> bundles(repository, digest, artifact).stream())
                .toList();
    }

    private List<FoundSignature> bundles(String repository, Digest image, Descriptor artifact) {
        try {
            var content = registry.manifest(repository, artifact.digest())
                    .orElseThrow(() -> new UnusableImage("it is not there"));
            if (!(parser.parse(content) instanceof Manifest.Single single) || !image.equals(single.subject())) {
                return List.of(FoundSignature.unreadable(artifact.digest()));
            }
            return single.layers().stream()
                    .filter(layer -> MediaTypes.isBundle(layer.mediaType()) && Referrers.maySign(single.annotations()))
                    .limit(MAX_SIGNATURES)
                    .map(layer -> FoundSignature.bundle(
                            layer.digest(), registry.blob(repository, layer, properties.maxSignature())))
                    .toList();
        } catch (UnusableImage e) {
            LOG.info(
                    "The signature {} of {} {} cannot be read: {}",
                    artifact.digest(),
                    repository,
                    image,
                    e.getMessage());
            return List.of(FoundSignature.unreadable(artifact.digest()));
        }
    }
}
