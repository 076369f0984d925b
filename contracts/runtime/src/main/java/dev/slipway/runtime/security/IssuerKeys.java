package dev.slipway.runtime.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;

/** Fetches the keys that the issuer publishes (RFC 7517 §5), and remembers whether it could: a key that was not found may then be one all the same. */
final class IssuerKeys implements ResourceRetriever {
    private static final int CONNECT_MILLIS = 2_000;
    static final int READ_MILLIS = 3_000;
    private static final int MAX_BYTES = 256 * 1024;

    private final DefaultResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
    private volatile boolean away;

    /** The last time it was asked, the issuer gave no keys. */
    boolean away() {
        return away;
    }

    @Override
    public Resource retrieveResource(URL keys) throws IOException {
        away = true;
        var answer = http.retrieveResource(keys);
        try {
            JWKSet.parse(answer.getContent());
        } catch (ParseException e) {
            throw new IOException("what the issuer answers are no keys", e);
        }
        away = false;
        return answer;
    }
}
