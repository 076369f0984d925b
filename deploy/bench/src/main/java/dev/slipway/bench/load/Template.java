package dev.slipway.bench.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
        String url,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable String secret,
        int status) {
    private static final int PATIENCE = 30_000;
    private static final String ALGORITHM = "HmacSHA256";

    /** What came back. */
    record Answer(int status, String body) {}

    /** By the JDK's blocking client, which takes less of the processor than its newer one: service and sender share the machine. */
    Answer send() throws IOException {
        var id = UUID.randomUUID().toString();
        var content = body == null ? new byte[0] : body.replace("{uuid}", id).getBytes(StandardCharsets.UTF_8);
        var hmac = secret == null ? "" : hmac(content, secret);
        var request = (HttpURLConnection) URI.create(url).toURL().openConnection();
        request.setRequestMethod(method);
        request.setConnectTimeout(PATIENCE);
        request.setReadTimeout(PATIENCE);
        headers.forEach((name, value) ->
                request.setRequestProperty(name, value.replace("{uuid}", id).replace("{hmac}", hmac)));
        if (body != null) {
            request.setDoOutput(true);
            request.setFixedLengthStreamingMode(content.length);
            try (var out = request.getOutputStream()) {
                out.write(content);
            }
        }
        return answer(request);
    }

    private static Answer answer(HttpURLConnection request) throws IOException {
        var status = request.getResponseCode();
        try (var in =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? request.getInputStream() : request.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
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
