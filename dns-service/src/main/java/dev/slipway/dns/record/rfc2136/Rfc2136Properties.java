package dev.slipway.dns.record.rfc2136;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * A server that takes dynamic updates.
 *
 * @param server primary, host:port
 * @param authoritative all authoritative servers, host:port; the primary alone if empty
 * @param tsigName name of the key
 * @param tsigSecret the key, base64
 * @param tsigAlgorithm RFC 8945 §6, such as hmac-sha256
 * @param timeout for one question or update
 */
@Validated
@ConfigurationProperties("slipway.dns.rfc2136")
record Rfc2136Properties(
        @NotBlank String server,
        List<String> authoritative,
        @NotBlank String tsigName,
        @NotBlank String tsigSecret,
        @NotBlank String tsigAlgorithm,
        @NotNull Duration timeout) {
    @Override
    public String toString() {
        return "Rfc2136Properties[server=" + server + ", authoritative=" + authoritative + ", tsigName=" + tsigName
                + "]";
    }
}
