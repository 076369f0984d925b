package dev.slipway.catalog.directory;

import dev.slipway.contracts.catalog.ChatIdentityLinked;
import dev.slipway.contracts.catalog.ChatIdentityUnlinked;
import dev.slipway.contracts.catalog.PersonLeft;
import dev.slipway.contracts.catalog.PersonReturned;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.runtime.event.Outbox;
import org.springframework.stereotype.Component;

/** Puts on record what operators change about people. */
@Component
class PersonEvents {
    private final Outbox outbox;

    PersonEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void linked(String person, ChatIdentityView chat, String by) {
        outbox.append(new ChatIdentityLinked(person, chat.provider(), chat.workspace(), chat.user(), by));
    }

    void unlinked(String person, ChatIdentityView chat, String by) {
        outbox.append(new ChatIdentityUnlinked(person, chat.provider(), chat.workspace(), chat.user(), by));
    }

    void left(String person, String by) {
        outbox.append(new PersonLeft(person, by));
    }

    void returned(String person, String by) {
        outbox.append(new PersonReturned(person, by));
    }
}
