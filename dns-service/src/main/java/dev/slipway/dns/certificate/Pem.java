package dev.slipway.dns.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Textual encodings of keys and certificates (RFC 7468). */
final class Pem {
    private static final int DNS_NAME = 2; // RFC 5280 §4.2.1.6, GeneralName [2]

    private Pem() {}

    static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The first certificate of a chain. */
    static X509Certificate leaf(String chain) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate)
                    factory.generateCertificate(new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException("The authority sent something that is no certificate", e);
        }
    }

    /** The host names that a certificate is for. */
    static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
                    .map(name -> String.valueOf(name.getLast()))
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException("The authority sent a certificate whose names cannot be read", e);
        }
    }
}
