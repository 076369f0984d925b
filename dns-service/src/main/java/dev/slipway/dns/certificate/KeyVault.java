package dev.slipway.dns.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Envelope encryption (NIST SP 800-57 part 1, §6.2.1.3: key wrapping): a secret is sealed by AES-256-GCM (NIST SP 800-38D) under a data key of its own, and the
 * data key under the key-encryption key of the day. The name that the secret belongs to is bound as associated data, so that a row cannot be given another's
 * key. A sealed text is 12 bytes nonce, ciphertext, 16 bytes tag.
 */
@Component
class KeyVault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> keyEncryptionKeys;
    private final String currentKey;

    KeyVault(CertificateProperties properties) {
        this.keyEncryptionKeys = properties.decodedKeys();
        this.currentKey = properties.currentKey();
    }

    /**
     * A secret under lock.
     *
     * @param kek id of the key-encryption key
     */
    @SuppressWarnings("ArrayRecordComponent") // passed straight to and from the table
    record Sealed(String kek, byte[] wrappedKey, byte[] ciphertext) {}

    Sealed seal(byte[] secret, String name) {
        var dataKey = new byte[KEY];
        random.nextBytes(dataKey);
        try {
            return new Sealed(
                    currentKey, crypt(key(currentKey), dataKey, name + "|" + currentKey), crypt(dataKey, secret, name));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** Fails with {@link IllegalStateException} if anything was changed, or the key-encryption key is not at hand. */
    byte[] open(Sealed sealed, String name) {
        var dataKey = decrypt(key(sealed.kek()), sealed.wrappedKey(), name + "|" + sealed.kek());
        try {
            return decrypt(dataKey, sealed.ciphertext(), name);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private byte[] key(String id) {
        return Optional.ofNullable(keyEncryptionKeys.get(id))
                .orElseThrow(() -> new IllegalStateException("The key-encryption key “" + id + "” is not configured"));
    }

    private byte[] crypt(byte[] key, byte[] plain, String bound) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
            var sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM", e);
        }
    }

    private static byte[] decrypt(byte[] key, byte[] sealed, String bound) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), bound);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The sealed key of “" + bound + "” does not open: it was changed, or belongs to another name", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
