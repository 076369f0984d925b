package dev.slipway.runtime.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shared secrets, several during a rotation. Blank ones are left out, so that an unset variable lets nobody in. */
final class Secrets {

    private final List<byte[]> secrets;

    Secrets(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether the claim is what one of the secrets makes; takes as long whichever it is. */
    boolean anyMakes(String claim, Function<byte[], byte[]> make) {
        var claimed = claim.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (var secret : secrets) {
            found |= MessageDigest.isEqual(make.apply(secret), claimed);
        }
        return found;
    }

    /** {@code prefix} and the lower case hex of HMAC-SHA256 (RFC 2104) over the parts. */
    static byte[] hmacSha256Hex(String prefix, byte[] secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return (prefix + HexFormat.of().formatHex(mac.doFinal())).getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
