package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.PlainText;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.contracts.http.PeopleMatchQuery.Candidate;
import dev.slipway.contracts.http.PeopleMatches;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the people behind accounts and addresses of other systems. A linked account is an operator's word and counts first; an address is what the account says of itself. */
@Service
@Transactional(readOnly = true)
class PeopleMatching {
    private final PersonRepository people;

    PeopleMatching(PersonRepository people) {
        this.people = people;
    }

    PeopleMatches match(List<Candidate> candidates) {
        var found = candidates.stream()
                .map(candidate -> Optional.ofNullable(candidate).flatMap(this::behind))
                .toList();
        return new PeopleMatches(
                found.stream()
                        .flatMap(Optional::stream)
                        .map(Human::id)
                        .distinct()
                        .sorted()
                        .toList(),
                (int) found.stream().filter(Optional::isEmpty).count());
    }

    private Optional<Human> behind(Candidate candidate) {
        return Optional.ofNullable(candidate.identity()).flatMap(this::linked).or(() -> Optional.ofNullable(
                        candidate.email())
                .filter(PlainText::is)
                .flatMap(email -> people.byEmail(email.strip().toLowerCase(Locale.ROOT))));
    }

    private Optional<Human> linked(ChatIdentityView identity) {
        var parts = Stream.of(identity.provider(), identity.workspace(), identity.user());
        if (!parts.allMatch(part -> Objects.nonNull(part) && PlainText.is(part))) {
            return Optional.empty();
        }
        var kept = Identities.canonical(identity.provider(), identity.workspace(), identity.user());
        return people.byChat(kept.provider(), kept.workspace(), kept.user());
    }
}
