package dev.slipway.gate.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a digest of a registry stands for. */
sealed interface Manifest {
    String mediaType();

    /**
     * One image, or something else that is stored like one (OCI image manifest, Docker schema 2).
     *
     * @param artifactType what it is if it is no image
     * @param subject what it refers to
     * @param annotations what it says of itself
     */
    record Single(
            String mediaType,
            @Nullable String artifactType,
            Descriptor config,
            List<Descriptor> layers,
            @Nullable Digest subject,
            Map<String, String> annotations)
            implements Manifest {}

    /** The same image for several machines (OCI image index, Docker manifest list). */
    record Index(String mediaType, List<Descriptor> manifests) implements Manifest {
        private static final String USUAL = "linux/amd64";

        /** The image that speaks for all of them: the one for linux/amd64, else the first. */
        List<Descriptor> byPreference() {
            return manifests.stream()
                    .filter(child -> !child.isAttachment())
                    .sorted((a, b) -> Boolean.compare(USUAL.equals(b.platform()), USUAL.equals(a.platform())))
                    .toList();
        }
    }
}
