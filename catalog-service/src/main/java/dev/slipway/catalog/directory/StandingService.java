package dev.slipway.catalog.directory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where people leave and return. Safe to repeat: the same wish again announces nothing. */
@Service
class StandingService {
    private final PersonRepository people;
    private final PersonEvents events;

    StandingService(PersonRepository people, PersonEvents events) {
        this.people = people;
        this.events = events;
    }

    /** From the end of this transaction on the person may do nothing, whatever their tokens and chat identities say. */
    @Transactional
    EntryChange leave(String person, String by) {
        if (person.equals(by)) {
            return new EntryChange.Own();
        }
        return people.lock(person)
                .<EntryChange>map(human -> {
                    if (human.active()) {
                        people.leave(person);
                        events.left(person, by);
                    }
                    return new EntryChange.Done();
                })
                .orElseGet(EntryChange.Unknown::new);
    }

    /** The person is back, unless their address has passed to somebody else meanwhile. */
    @Transactional
    EntryChange comeBack(String person, String by) {
        return people.lock(person).map(human -> comeBack(human, by)).orElseGet(EntryChange.Unknown::new);
    }

    private EntryChange comeBack(Human human, String by) {
        if (human.active()) {
            return new EntryChange.Done();
        }
        var holder = people.byEmail(human.email());
        if (holder.isPresent()) {
            return new EntryChange.HeldByAnother(holder.get().id());
        }
        people.comeBack(human.id());
        events.returned(human.id(), by);
        return new EntryChange.Done();
    }
}
