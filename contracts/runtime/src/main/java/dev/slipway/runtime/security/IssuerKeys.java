package dev.slipway.runtime.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;

/** Fetches the keys that the issuer publishes (RFC 7517 §5), and remembers whether it could: a key that was not found may then be one all the same. */
final class IssuerKeys implements ResourceRetriever {
    private final ResourceRetriever issuer;
    private volatile boolean away;

    IssuerKeys(ResourceRetriever issuer) {
        this.issuer = issuer;
    }

    /** The last time it was asked, the issuer gave no keys. */
    boolean away() {
        return away;
    }

    @Override
    public Resource retrieveResource(URL keys) throws IOException {
        away = true;
        var answer = issuer.retrieveResource(keys);
        try {
            JWKSet.parse(answer.getContent());
        } catch (ParseException e) {
            throw new IOException("what the issuer answers are no keys", e);
        }
        away = false;
        return answer;
    }
}
