package dev.slipway.dns.certificate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Certificates.
 *
 * @param keyEncryptionKeys by id, each 32 bytes in base64, from the secret store; old ones stay until everything is wrapped anew
 * @param currentKey id of the one that new keys are wrapped with
 * @param renewBefore a certificate that ends sooner than this is not used for a new deployment
 */
@Validated
@ConfigurationProperties("slipway.dns.certificates")
record CertificateProperties(
        @NotEmpty Map<String, @NotBlank String> keyEncryptionKeys,
        @NotBlank String currentKey,
        @NotNull Duration renewBefore) {
    CertificateProperties {
        if (!keyEncryptionKeys.containsKey(currentKey)) {
            throw new IllegalArgumentException("slipway.dns.certificates.current-key names no configured key");
        }
        keyEncryptionKeys.forEach((id, key) -> {
            if (Base64.getDecoder().decode(key).length != 32) {
                throw new IllegalArgumentException("The key-encryption key “" + id + "” is not 32 bytes long");
            }
        });
    }

    Map<String, byte[]> decodedKeys() {
        return keyEncryptionKeys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue())));
    }

    @Override
    public String toString() {
        return "CertificateProperties[currentKey=" + currentKey + ", renewBefore=" + renewBefore + "]";
    }
}
