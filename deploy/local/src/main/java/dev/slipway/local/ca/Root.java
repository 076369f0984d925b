package dev.slipway.local.ca;

import dev.slipway.local.store.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The root's key (EC P-256) and self-signed certificate, made at the first start and kept for ten years. */
record Root(PrivateKey key, X509CertificateHolder certificate) {
    static final String SIGNATURE = "SHA256withECDSA";

    private static final Duration LIFETIME = Duration.ofDays(3650);

    /** Key and certificate are one file, so that they are there together or not at all. */
    static Root load(Path file, Clock clock) throws IOException {
        if (!Files.exists(file)) {
            AtomicFile.write(file, make(clock).getBytes(StandardCharsets.US_ASCII));
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
        }
        try (Reader text = Files.newBufferedReader(file);
                var pem = new PEMParser(text)) {
            var key = (PrivateKeyInfo) pem.readObject();
            var certificate = (X509CertificateHolder) pem.readObject();
            return new Root(new JcaPEMKeyConverter().getPrivateKey(key), certificate);
        }
    }

    String certificatePem() throws IOException {
        return Pem.of(certificate);
    }

    private static String make(Clock clock) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            return Pem.of(new JcaPKCS8Generator(keys.getPrivate(), null)) + Pem.of(selfSigned(keys, clock));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509CertificateHolder selfSigned(KeyPair keys, Clock clock)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var now = clock.instant();
        var name = new X500Name("CN=Slipway embedded root,O=Slipway stand-in");
        var extensions = new JcaX509ExtensionUtils();
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(now.minus(Duration.ofMinutes(5))),
                        Date.from(now.plus(LIFETIME)),
                        name,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()))
                .build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()));
    }
}
