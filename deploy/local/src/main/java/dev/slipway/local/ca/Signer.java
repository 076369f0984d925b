package dev.slipway.local.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes server certificates of seven days as RFC 5280 and the CA/Browser Forum's profile lay them out. */
final class Signer {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int LONGEST_COMMON_NAME = 64;

    private final Root root;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Signer(Root root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    X509CertificateHolder sign(SigningRequest request) throws IOException {
        try {
            return build(request);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509CertificateHolder build(SigningRequest request)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var now = clock.instant();
        var extensions = new JcaX509ExtensionUtils();
        var names = request.names().stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        var subject = subject(request.names().getFirst());
        return new JcaX509v3CertificateBuilder(
                        root.certificate().getSubject(),
                        new BigInteger(127, random).add(BigInteger.ONE),
                        Date.from(now.minus(Duration.ofMinutes(5))),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        request.key())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, subject.getRDNs().length == 0, new GeneralNames(names))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(request.key()))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        extensions.createAuthorityKeyIdentifier(root.certificate()))
                .build(new JcaContentSignerBuilder(Root.SIGNATURE).build(root.key()));
    }

    /** The first name, where it fits a common name (RFC 5280 ub-common-name); else none. */
    private static X500Name subject(String name) {
        var subject = new X500NameBuilder(BCStyle.INSTANCE);
        if (name.length() <= LONGEST_COMMON_NAME) {
            subject.addRDN(BCStyle.CN, name);
        }
        return subject.build();
    }
}
