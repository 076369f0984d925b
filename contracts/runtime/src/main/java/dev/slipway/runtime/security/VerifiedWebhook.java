package dev.slipway.runtime.security;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook whose body is authentic. Even so it is a hint: what it claims is read again at the source.
 *
 * @param body the raw bytes that were authenticated; not to be changed
 * @param sender which authenticator vouches for it, such as {@code github}
 * @param headers as they came, names without regard to case; <strong>not</strong> covered by GitHub's signature
 */
@SuppressWarnings("ArrayRecordComponent") // the signature is over these very bytes; copying 25 MB would serve nobody
public record VerifiedWebhook(byte[] body, String sender, Map<String, String> headers) {

    public VerifiedWebhook {
        var caseless = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
