package dev.slipway.gate.registry;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads images at the configured registry.
 *
 * <p>{@link dev.slipway.runtime.RetryableException} when the registry does not answer.
 */
@Component
class RegistryReader {
    private final RegistryClient registry;
    private final ManifestParser parser;
    private final RegistryProperties properties;

    RegistryReader(RegistryClient registry, ManifestParser parser, RegistryProperties properties) {
        this.registry = registry;
        this.parser = parser;
        this.properties = properties;
    }

    /** The image or the list of images with this digest. */
    ImageAnswer image(String repository, Digest digest) {
        try {
            var content = registry.manifest(repository, digest);
            if (content.isEmpty()) {
                return new ImageAnswer.Absent();
            }
            return switch (parser.parse(content.get())) {
                case Manifest.Single single -> found(single.mediaType(), repository, single);
                case Manifest.Index index -> found(index.mediaType(), repository, spokesman(repository, index));
            };
        } catch (UnusableImage e) {
            return new ImageAnswer.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** What the artifact with this digest signs (OCI image manifest, {@code subject}); empty if it is nothing that signs. */
    Optional<Digest> signedBy(String repository, Digest artifact) {
        try {
            return registry.manifest(repository, artifact)
                    .map(parser::parse)
                    .filter(Manifest.Single.class::isInstance)
                    .map(Manifest.Single.class::cast)
                    .filter(single -> MediaTypes.isBundle(single.artifactType()))
                    .flatMap(single -> Optional.ofNullable(single.subject()));
        } catch (UnusableImage e) {
            return Optional.empty();
        }
    }

    private ImageAnswer found(String mediaType, String repository, Manifest.Single single) {
        if (!MediaTypes.isImageConfig(single.config().mediaType())) {
            return new ImageAnswer.Unusable(
                    "it is not a container image but " + single.config().mediaType());
        }
        return new ImageAnswer.Found(
                mediaType, parser.labels(registry.blob(repository, single.config(), properties.maxConfig())));
    }

    private Manifest.Single spokesman(String repository, Manifest.Index index) {
        for (var child : index.byPreference()) {
            var content = registry.manifest(repository, child.digest())
                    .orElseThrow(() -> new UnusableImage("its part " + child.digest() + " is not there"));
            if (parser.parse(content) instanceof Manifest.Single single) {
                return single;
            }
        }
        throw new UnusableImage("it is a list without an image in it");
    }
}
