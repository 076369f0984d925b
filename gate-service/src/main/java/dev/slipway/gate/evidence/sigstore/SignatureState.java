package dev.slipway.gate.evidence.sigstore;

import java.util.Locale;

/** What a signature is worth. */
public enum SignatureState {
    /** By a trusted key, over this image. */
    VALID,
    /** By no key that is trusted, or the text was changed after signing. */
    OTHER_KEY,
    /** By a trusted key, but the signed text names another image. */
    OTHER_DIGEST,
    /** By a trusted key, but made for an image in another repository. */
    OTHER_REPOSITORY,
    /** Not what cosign writes, or a statement that is no signature. */
    UNREADABLE;

    /** As policies and tables name it, such as {@code other-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SignatureState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
