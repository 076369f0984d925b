package dev.slipway.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is sent again and again. In headers and body, {@code {uuid}} becomes an identifier that was never used before, the same everywhere in one
 * request.
 *
 * @param headers in their values, {@code {hmac}} becomes the HMAC-SHA256 of the body in hex
 * @param body without one nothing is sent
 * @param secret that the HMAC is made with
 * @param status that the answer has to have
 */
record Template(
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable String secret,
        int status) {
    private static final String ALGORITHM = "HmacSHA256";

    /** The next request of its kind. */
    ClassicHttpRequest next() {
        var id = UUID.randomUUID().toString();
        var content = body == null ? new byte[0] : body.replace("{uuid}", id).getBytes(StandardCharsets.UTF_8);
        var hmac = secret == null ? "" : hmac(content, secret);
        var request = new BasicClassicHttpRequest(method, url);
        request.setHeader("Host", url.getAuthority());
        headers.forEach((name, value) ->
                request.setHeader(name, value.replace("{uuid}", id).replace("{hmac}", hmac)));
        if (body != null) {
            request.setHeader("Content-Length", content.length);
            request.setEntity(new ByteArrayEntity(content, null));
        }
        return request;
    }

    private static String hmac(byte[] content, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
