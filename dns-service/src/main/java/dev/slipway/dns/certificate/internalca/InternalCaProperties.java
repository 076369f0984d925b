package dev.slipway.dns.certificate.internalca;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The internal certificate authority. Its address and time-outs are {@code slipway.http.clients.ca.*}.
 *
 * @param token that it knows us by
 */
@Validated
@ConfigurationProperties("slipway.dns.internal-ca")
record InternalCaProperties(@NotBlank String token) {
    @Override
    public String toString() {
        return "InternalCaProperties[token=…]";
    }
}
