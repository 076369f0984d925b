package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.PlainText;
import dev.slipway.contracts.http.PersonView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows people, with their teams and chat identities. */
@Service
@Transactional(readOnly = true)
class PeopleService {
    private final PersonRepository people;
    private final ChatIdentityRepository identities;

    PeopleService(PersonRepository people, ChatIdentityRepository identities) {
        this.people = people;
        this.identities = identities;
    }

    /**
     * Whoever has this opaque id, or is here and has this address.
     *
     * @throws dev.slipway.runtime.web.Problem 404 if nobody does
     */
    PersonView named(String person) {
        var found = PlainText.is(person)
                ? person.contains("@")
                        ? people.byEmail(person.toLowerCase(Locale.ROOT)).stream()
                                .toList()
                        : people.byIds(List.of(person))
                : List.<Human>of();
        return views(found).stream().findFirst().orElseThrow(() -> PersonProblem.unknown(person));
    }

    List<PersonView> byIds(List<String> ids) {
        return views(people.byIds(ids));
    }

    Optional<PersonView> byChat(String provider, String workspace, String user) {
        return people.byChat(provider, workspace, user)
                .map(human -> views(List.of(human)).getFirst());
    }

    List<PersonView> byRole(String role) {
        return views(people.byRole(role));
    }

    private List<PersonView> views(List<Human> found) {
        var ids = found.stream().map(Human::id).toList();
        var chats = identities.of(ids);
        var members = people.teams(ids, "member");
        var leads = people.teams(ids, "lead");
        return found.stream()
                .map(human -> new PersonView(
                        human.id(),
                        human.email(),
                        human.name(),
                        human.active(),
                        human.roles().stream().sorted().toList(),
                        members.getOrDefault(human.id(), List.of()),
                        leads.getOrDefault(human.id(), List.of()),
                        chats.getOrDefault(human.id(), List.of())))
                .toList();
    }
}
