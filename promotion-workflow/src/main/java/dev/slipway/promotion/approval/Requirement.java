package dev.slipway.promotion.approval;

import dev.slipway.contracts.promotion.RequiredApproval;
import java.util.List;
import java.util.Set;

/**
 * So many approvals of people who hold one of these roles.
 *
 * @param roles any of them
 * @param distinct each approval must count in another of the roles
 */
record Requirement(List<String> roles, int count, boolean distinct) {
    /** Who agreed to this has agreed to the other. */
    boolean covers(Requirement other) {
        return Set.copyOf(roles).equals(Set.copyOf(other.roles))
                && count >= other.count
                && (distinct || !other.distinct);
    }

    RequiredApproval inWords() {
        return new RequiredApproval(String.join(" or ", roles), count);
    }
}
