package dev.slipway.dns.certificate;

/** Whoever signs. The seam takes a CSR, so that a key can be born elsewhere. Trouble that passes is a {@link dev.slipway.runtime.RetryableException}. */
public interface CertificateAuthority {
    /** Signs a certificate signing request (RFC 2986, PEM); gives the chain in PEM, leaf first. */
    String sign(String csr);
}
