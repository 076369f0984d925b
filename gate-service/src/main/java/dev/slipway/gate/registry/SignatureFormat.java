package dev.slipway.gate.registry;

import java.util.Locale;

/** How a signature is stored beside its image. */
public enum SignatureFormat {
    /** A text and its signature in a layer under the tag {@code sha256-<digest>.sig}: cosign up to version 2 (sigstore/cosign, {@code specs/SIGNATURE_SPEC.md}). */
    SIMPLE_SIGNING,
    /** A sigstore bundle in an artifact that refers to the image (sigstore/cosign, {@code specs/BUNDLE_SPEC.md}): cosign from version 3 on. */
    SIGSTORE_BUNDLE;

    /** As tables name it, such as {@code sigstore-bundle}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static SignatureFormat ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
