package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.ChatIdentityView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where people change whom a chat identity stands for. Safe to repeat: the same wish again announces nothing. */
@Service
class ChatIdentityService {
    private final PersonRepository people;
    private final ChatIdentityRepository identities;
    private final PersonEvents events;

    ChatIdentityService(PersonRepository people, ChatIdentityRepository identities, PersonEvents events) {
        this.people = people;
        this.identities = identities;
        this.events = events;
    }

    /** From now on the identity stands for this person, unless it stands for somebody else: that has to be ended first. */
    @Transactional
    EntryChange link(String person, ChatIdentityView chat, String by) {
        if (people.lock(person).isEmpty()) {
            return new EntryChange.Unknown();
        }
        if (identities.link(person, chat)) {
            events.linked(person, chat, by);
            return new EntryChange.Done();
        }
        return identities
                .holder(chat)
                .filter(holder -> !holder.equals(person))
                .<EntryChange>map(EntryChange.HeldByAnother::new)
                .orElseGet(EntryChange.Done::new);
    }

    /** From now on the identity stands for nobody, if it stood for this person. */
    @Transactional
    EntryChange unlink(String person, ChatIdentityView chat, String by) {
        if (people.lock(person).isEmpty()) {
            return new EntryChange.Unknown();
        }
        if (identities.unlink(person, chat)) {
            events.unlinked(person, chat, by);
        }
        return new EntryChange.Done();
    }
}
