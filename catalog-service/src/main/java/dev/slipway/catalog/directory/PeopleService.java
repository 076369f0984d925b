package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.PersonView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows people to other services, with their teams and chat identities. */
@Service
@Transactional(readOnly = true)
class PeopleService {
    private final PersonRepository people;

    PeopleService(PersonRepository people) {
        this.people = people;
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
        var chats = people.chats(ids);
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
