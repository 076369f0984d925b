package dev.slipway.gate.registry;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What refers to an image (OCI distribution specification v1.1, "Listing referrers"; where the registry has no such route, "Referrers tag schema"). The list is the
 * registry's word alone: each entry is read by its digest before anything is made of it.
 */
@Component
class Referrers {
    private static final Logger LOG = LoggerFactory.getLogger(Referrers.class);
    private static final String PREDICATE = "dev.sigstore.bundle.predicateType";
    private static final String SIGNS = "https://sigstore.dev/cosign/sign/v1";

    private final RegistryClient registry;
    private final ManifestParser parser;

    Referrers(RegistryClient registry, ManifestParser parser) {
        this.registry = registry;
        this.parser = parser;
    }

    /** Artifacts with a sigstore bundle that may be a signature, as far as the list tells. */
    List<Descriptor> withBundles(String repository, Digest digest) {
        var list =
                registry.referrers(repository, digest).or(() -> registry.tagged(repository, "sha256-" + digest.hex()));
        if (list.isEmpty()) {
            return List.of();
        }
        try {
            return parser.parse(list.get()) instanceof Manifest.Index index
                    ? index.manifests().stream().filter(Referrers::maySign).toList()
                    : List.of();
        } catch (UnusableImage e) {
            LOG.info("What refers to {} {} cannot be read: {}", repository, digest, e.getMessage());
            return List.of();
        }
    }

    private static boolean maySign(Descriptor artifact) {
        return MediaTypes.isBundle(artifact.artifactType()) && maySign(artifact.annotations());
    }

    /** Unless it says of itself that it is an attestation. The list under the tag often leaves out what the artifact says. */
    static boolean maySign(Map<String, String> annotations) {
        return annotations.getOrDefault(PREDICATE, SIGNS).equals(SIGNS);
    }
}
