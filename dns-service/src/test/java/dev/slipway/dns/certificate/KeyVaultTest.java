package dev.slipway.dns.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dns.certificate.KeyVault.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {
    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeyVault vault = vault("2026", Map.of("2026", key(1), "2025", key(2)));

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(vault.seal(SECRET, "menu.test"), "menu.test")).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(vault.seal(SECRET, "menu.test").ciphertext())
                .isNotEqualTo(vault.seal(SECRET, "menu.test").ciphertext());
    }

    @Test
    void doesNotOpenForAnotherName() {
        var sealed = vault.seal(SECRET, "menu.test");
        assertThatThrownBy(() -> vault.open(sealed, "lunch.test")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 20, 40})
    void noticesEveryChangedByte(int place) {
        var sealed = vault.seal(SECRET, "menu.test");
        var changed = sealed.ciphertext().clone();
        changed[place] ^= 1;
        assertThatThrownBy(() -> vault.open(new Sealed(sealed.kek(), sealed.wrappedKey(), changed), "menu.test"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensWhatAnOlderKeySealed() {
        var old = vault("2025", Map.of("2025", key(2))).seal(SECRET, "menu.test");
        assertThat(vault.open(old, "menu.test")).isEqualTo(SECRET);
    }

    @Test
    void namesAKeyThatIsNotAtHand() {
        var old = vault("2024", Map.of("2024", key(3))).seal(SECRET, "menu.test");
        assertThatThrownBy(() -> vault.open(old, "menu.test")).hasMessageContaining("2024");
    }

    private static KeyVault vault(String current, Map<String, String> keys) {
        return new KeyVault(new CertificateProperties(keys, current, Duration.ofDays(2)));
    }

    private static String key(int seed) {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
