package dev.slipway.gate.evidence.sigstore;

import dev.slipway.runtime.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public keys whose signatures are trusted: PEM files (RFC 7468, SubjectPublicKeyInfo) as cosign writes them, each with one or more keys. ECDSA, RSA
 * and Ed25519.
 */
public final class TrustedKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private final List<TrustedKey> keys;
    private final String fingerprint;

    private TrustedKeys(List<TrustedKey> keys) {
        this.keys = List.copyOf(keys);
        var ids = String.join("\n", keys.stream().map(TrustedKey::id).sorted().toList());
        this.fingerprint = Digests.sha256Hex(ids.getBytes(StandardCharsets.UTF_8));
    }

    /** @param id SHA-256 of the encoded key, hex */
    record TrustedKey(String id, PublicKey key) {}

    /** Reads the keys. Fails if a file is missing or holds none: a gate that trusts nobody by mistake stops everything. */
    static TrustedKeys read(List<Path> files) {
        var keys = new ArrayList<TrustedKey>();
        for (var file : files) {
            var found = parse(text(file));
            if (found.isEmpty()) {
                throw new IllegalStateException("There is no public key in " + file);
            }
            keys.addAll(found);
        }
        return new TrustedKeys(keys);
    }

    /** The keys in PEM text. */
    static TrustedKeys of(String pem) {
        return new TrustedKeys(parse(pem));
    }

    List<TrustedKey> all() {
        return keys;
    }

    /** Changes when the set of keys does. */
    String fingerprint() {
        return fingerprint;
    }

    private static List<TrustedKey> parse(String pem) {
        var keys = new ArrayList<TrustedKey>();
        var blocks = PEM.matcher(pem);
        while (blocks.find()) {
            var encoded = Base64.getMimeDecoder().decode(blocks.group(1));
            keys.add(new TrustedKey(Digests.sha256Hex(encoded), key(encoded)));
        }
        return keys;
    }

    private static PublicKey key(byte[] encoded) {
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A public key is none of " + ALGORITHMS));
    }

    /** Empty if the key is of another kind. */
    private static Optional<PublicKey> key(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The public key " + file + " cannot be read", e);
        }
    }
}
