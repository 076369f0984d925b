package dev.slipway.catalog.directory;

import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Feeds the directory from the claims of the issuer: whoever signs in for the first time is known from then on, and a newer token brings newer roles. An older
 * token never takes the directory back.
 */
@Service
class ClaimsFeed {
    private final PersonRepository people;
    private final Directory directory;
    private final Clock clock;

    ClaimsFeed(PersonRepository people, Directory directory, Clock clock) {
        this.people = people;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Makes sure that whoever signed in is known and has not left.
     *
     * @throws dev.slipway.runtime.web.Problem 403 if they have left, or their address belongs to somebody else
     */
    void seen(Person person, String name, Instant issued) {
        if (person.email().isBlank()) {
            throw Problems.FORBIDDEN
                    .problem("Your token names no e-mail address.")
                    .fix("Ask whoever runs sign-on to add the claim 'email'.");
        }
        var email = person.email().strip().toLowerCase(Locale.ROOT);
        var claimed = new Human(person.id(), email, name, true, person.roles());
        var human = directory
                .byId(person.id())
                .filter(claimed::equals)
                .or(() -> heeded(claimed, issued))
                .orElseThrow(() -> Problems.FORBIDDEN
                        .problem("The address %s belongs to somebody else in the directory.", email)
                        .fix("Ask an operator to sort it out."));
        if (!human.active()) {
            throw Problems.FORBIDDEN.problem("You have left, and may do nothing here any more.");
        }
    }

    private Optional<Human> heeded(Human claimed, Instant issued) {
        people.heed(claimed, issued, clock.instant());
        return directory.byId(claimed.id());
    }
}
