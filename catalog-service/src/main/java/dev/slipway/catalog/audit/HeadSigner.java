package dev.slipway.catalog.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs by ECDSA on P-256 over SHA-256 (FIPS 186-5). The key is read when it is needed and kept nowhere: it is exchanged by exchanging its file. */
final class HeadSigner {
    private final Path key;

    /**
     * Signs with the key in a file.
     *
     * @param key PKCS#8 in PEM (RFC 7468 section 10), not encrypted
     */
    HeadSigner(Path key) {
        this.key = key;
    }

    /** The signature as in RFC 3279 section 2.2.3 (DER), in base64. */
    String sign(String statement) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey());
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s holds no key that can sign the audit trail".formatted(key), e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        try {
            var body = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("the audit trail's signing key cannot be read", e);
        }
    }
}
