package dev.slipway.local.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A sha256 digest as images name it. */
record Digest(String hex) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    static boolean looksLike(String text) {
        return text.indexOf(':') >= 0;
    }

    static Digest parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw RegistryError.DIGEST_INVALID.because("not a sha256 digest: " + text);
        }
        return new Digest(text.substring("sha256:".length()));
    }

    static Digest of(byte[] content) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(content)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
