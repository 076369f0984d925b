package dev.slipway.runtime.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuer, asked for again after a while and when a token names another (twice in a thirtieth of that while at most), and usable for twelve hours without
 * the issuer. A key that is not among them is none if the issuer said so when it was asked last; else nobody knows, and that is a {@link KeySourceException}.
 */
final class KeptKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration USABLE_WITHOUT_ISSUER = Duration.ofHours(12);
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final IssuerKeys issuer;
    private final JWKSource<SecurityContext> kept;

    /** @param fresh how long they are used before the issuer is asked again */
    KeptKeys(URL published, IssuerKeys issuer, Duration fresh) {
        this.issuer = issuer;
        // Who waits while another asks has to wait to the end: the kept keys are given out again once it is known that
        // there are no newer ones.
        var patience = issuer.longest().plus(MARGIN);
        this.kept = JWKSourceBuilder.<SecurityContext>create(published, issuer)
                .cache(fresh.toMillis(), patience.toMillis())
                .refreshAheadCache(false)
                .rateLimited(fresh.dividedBy(30).toMillis())
                .outageTolerant(USABLE_WITHOUT_ISSUER.toMillis())
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        var found = found(wanted, context);
        var failure = issuer.failure();
        if (found.isEmpty() && failure.isPresent()) {
            throw new JWKSetUnavailableException(
                    "The key is not among those that are kept, and the issuer gave no others: "
                            + failure.get().getMessage(),
                    failure.get());
        }
        return found;
    }

    private List<JWK> found(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return kept.get(wanted, context);
        } catch (RateLimitReachedException e) {
            return List.of(); // asked just now, and what it said holds still
        }
    }
}
