package dev.slipway.contracts.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks who of the directory stands behind what another system says of people, such as the authors of commits.
 *
 * @param candidates at most 200
 */
public record PeopleMatchQuery(List<Candidate> candidates) {
    /**
     * Somebody, as the other system knows them. What is linked counts before what is claimed.
     *
     * @param identity that may be linked to a person
     * @param email that a person may hold
     */
    public record Candidate(
            @Nullable ChatIdentityView identity, @Nullable String email) {}
}
