package dev.slipway.local.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A certificate chain, leaf first, with the leaf's key. */
record Bundle(List<X509Certificate> chain, PrivateKey key) {
    static Bundle parse(String chainPem, String keyPem) throws IOException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var chain = factory
                    .generateCertificates(new ByteArrayInputStream(chainPem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException("the bundle has no certificate");
            }
            var encoded = keyPem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var specification = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
            return new Bundle(chain, KeyFactory.getInstance(algorithm).generatePrivate(specification));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException("the bundle cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "Bundle[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
