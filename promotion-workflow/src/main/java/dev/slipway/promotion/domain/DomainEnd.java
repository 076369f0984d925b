package dev.slipway.promotion.domain;

import org.jspecify.annotations.Nullable;

/**
 * What became of the wish for a name.
 *
 * @param fqdn the name in service
 * @param certificate id by which the cluster fetches chain and key, if it needed one
 * @param refusal why there is none, in plain words
 */
public record DomainEnd(
        @Nullable String fqdn,
        @Nullable String certificate,
        @Nullable String refusal) {
    static DomainEnd serving(String fqdn, @Nullable String certificate) {
        return new DomainEnd(fqdn, certificate, null);
    }

    static DomainEnd refused(String why) {
        return new DomainEnd(null, null, why);
    }
}
