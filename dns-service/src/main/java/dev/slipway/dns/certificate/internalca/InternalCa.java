package dev.slipway.dns.certificate.internalca;

import dev.slipway.dns.certificate.CertificateAuthority;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The authority of one's own house: a PEM signing request is posted to {@code /sign}, the chain is the answer. */
@Component
class InternalCa implements CertificateAuthority {
    private static final MediaType PKCS10 = MediaType.parseMediaType("application/x-pem-file");

    private final RestClient authority;

    InternalCa(OutgoingHttp http, InternalCaProperties properties) {
        this.authority = http.client("ca")
                .defaultHeaders(headers -> headers.setBearerAuth(properties.token()))
                .build();
    }

    @Override
    public String sign(String csr) {
        var chain = authority
                .post()
                .uri("/sign")
                .contentType(PKCS10)
                .body(csr)
                .retrieve()
                .body(String.class);
        return Optional.ofNullable(chain)
                .orElseThrow(() -> new RetryableException(
                        "The certificate authority answered with nothing", Duration.ofSeconds(5)));
    }
}
