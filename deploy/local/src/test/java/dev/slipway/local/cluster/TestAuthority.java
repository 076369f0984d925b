package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Makes certificates for a test, and a client that trusts nothing else. */
final class TestAuthority {
    private static final X500Name NAME = new X500Name("CN=test root");
    private final KeyPair keys = keys();
    private final X509Certificate root = certificate(NAME, keys, true, "");

    TestAuthority() throws Exception {}

    /** As the DNS service hands it out. */
    ObjectNode bundle(String name) throws Exception {
        var leafKeys = keys();
        var leaf = certificate(new X500Name("CN=leaf"), leafKeys, false, name);
        return Json.object()
                .put("certificateChain", pem("CERTIFICATE", leaf.getEncoded()) + pem("CERTIFICATE", root.getEncoded()))
                .put("privateKey", pem("PRIVATE KEY", leafKeys.getPrivate().getEncoded()));
    }

    SSLContext trust() {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("root", root);
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (java.security.GeneralSecurityException | java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate certificate(X500Name subject, KeyPair subjectKeys, boolean authority, String name)
            throws Exception {
        var now = Clock.systemUTC().instant();
        var builder = new JcaX509v3CertificateBuilder(
                        NAME,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plus(Duration.ofHours(1))),
                        subject,
                        subjectKeys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!name.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair keys() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
