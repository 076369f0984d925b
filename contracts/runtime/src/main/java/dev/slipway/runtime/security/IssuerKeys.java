package dev.slipway.runtime.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys that the issuer publishes (RFC 7517 section 5), and remembers whether it could: a key that was not found may then be one all the same. A set without a
 * key that we can read is no answer.
 */
final class IssuerKeys implements ResourceRetriever {
    private final ResourceRetriever issuer;
    private final Duration longest;
    private volatile @Nullable IOException failure;

    /** @param longest that the issuer is given for an answer, with all repetitions */
    IssuerKeys(ResourceRetriever issuer, Duration longest) {
        this.issuer = issuer;
        this.longest = longest;
    }

    Duration longest() {
        return longest;
    }

    /** Why the issuer gave no keys when it was asked last; empty if it did, or was not asked yet. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Resource retrieveResource(URL keys) throws IOException {
        try {
            var answer = issuer.retrieveResource(keys);
            if (keysIn(answer).isEmpty()) {
                throw new IOException("what the issuer answers holds no key");
            }
            failure = null;
            return answer;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The parser leaves out keys of kinds that it does not know, and stumbles over {@code null}. */
    private static List<JWK> keysIn(Resource answer) throws IOException {
        try {
            return JWKSet.parse(answer.getContent()).getKeys();
        } catch (ParseException | RuntimeException e) {
            throw new IOException("what the issuer answers are no keys", e);
        }
    }
}
