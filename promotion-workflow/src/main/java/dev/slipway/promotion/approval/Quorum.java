package dev.slipway.promotion.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for, and in which roles approvals were given. Each approval counts for one requirement, the narrowest that it can serve, so that somebody with a
 * rare role is not spent where anybody would do.
 */
record Quorum(List<Requirement> required, List<String> given) {
    /** All that was asked for is there. */
    boolean reached() {
        return open().isEmpty();
    }

    /** The role in which another approval by somebody with these roles would count. */
    Optional<String> roleFor(Set<String> held) {
        return open().stream()
                .flatMap(requirement -> requirement.roles().stream())
                .filter(held::contains)
                .findFirst();
    }

    /** Everybody with one of these roles has a say: whoever could approve may also reject. */
    boolean hasSay(Set<String> held) {
        return required.stream()
                .flatMap(requirement -> requirement.roles().stream())
                .anyMatch(held::contains);
    }

    /** What is still missing, the narrowest first; of a requirement that wants different roles only those that are not there yet. */
    List<Requirement> open() {
        var missing = new ArrayList<>(required.stream()
                .sorted(Comparator.comparingInt(each -> each.roles().size()))
                .toList());
        for (var role : given) {
            spend(missing, role);
        }
        return missing.stream().filter(each -> each.count() > 0).toList();
    }

    private static void spend(List<Requirement> missing, String role) {
        for (int at = 0; at < missing.size(); at++) {
            var each = missing.get(at);
            if (each.count() > 0 && each.roles().contains(role)) {
                var roles = each.distinct()
                        ? each.roles().stream()
                                .filter(other -> !other.equals(role))
                                .toList()
                        : each.roles();
                missing.set(at, new Requirement(roles, each.count() - 1, each.distinct()));
                return;
            }
        }
    }
}
