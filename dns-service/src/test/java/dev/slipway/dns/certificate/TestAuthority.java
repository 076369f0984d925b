package dev.slipway.dns.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;

/** An authority that signs what it is asked for, for as long as a test says; or a key that nobody asked for. */
@TestConfiguration
@Primary
public class TestAuthority implements CertificateAuthority {
    private static final Duration LONG = Duration.ofDays(30);

    private final KeyPair authority = KeyPairs.generate();
    private final AtomicLong serial = new AtomicLong();
    private volatile Duration lifetime = LONG;
    private volatile boolean anotherKey;
    private volatile Runnable meanwhile = () -> {};

    /** From now on as it should be. */
    public void behave() {
        lifetime = LONG;
        anotherKey = false;
        meanwhile = () -> {};
    }

    /** Signs certificates that end so long from now; before now if negative. */
    public void signsFor(Duration time) {
        lifetime = time;
    }

    /** The next answer hangs until this has happened. */
    public void hangsUntil(Runnable happens) {
        meanwhile = happens;
    }

    void signsAnotherKey() {
        anotherKey = true;
    }

    @Override
    public String sign(String csr) {
        var happens = meanwhile;
        meanwhile = () -> {};
        happens.run();
        try (var pem = new PEMParser(new StringReader(csr))) {
            var request = (PKCS10CertificationRequest) pem.readObject();
            var key = anotherKey
                    ? SubjectPublicKeyInfo.getInstance(
                            KeyPairs.generate().getPublic().getEncoded())
                    : request.getSubjectPublicKeyInfo();
            var now = Instant.now();
            var certificate = new X509v3CertificateBuilder(
                            new X500Name("CN=Test authority"),
                            BigInteger.valueOf(serial.incrementAndGet()),
                            Date.from(now.minus(LONG)),
                            Date.from(now.plus(lifetime)),
                            request.getSubject(),
                            key)
                    .addExtension(wanted(request).getExtension(Extension.subjectAlternativeName))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()));
            return Pem.encode("CERTIFICATE", certificate.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static Extensions wanted(PKCS10CertificationRequest request) {
        return Extensions.getInstance(request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                .getAttrValues()
                .getObjectAt(0));
    }
}
