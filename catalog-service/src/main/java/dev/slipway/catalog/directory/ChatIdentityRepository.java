package dev.slipway.catalog.directory;

import static dev.slipway.jooq.catalog.Tables.CHAT_IDENTITY;

import dev.slipway.contracts.http.ChatIdentityView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The table of chat identities. Its primary key decides races: an identity stands for one person at a time. */
@Repository
class ChatIdentityRepository {
    private final DSLContext jooq;

    ChatIdentityRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Whether it is linked by this call; not if it stands for somebody already. */
    boolean link(String person, ChatIdentityView chat) {
        return jooq.insertInto(CHAT_IDENTITY)
                        .values(chat.provider(), chat.workspace(), chat.user(), person)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether it stood for this person until now. */
    boolean unlink(String person, ChatIdentityView chat) {
        return jooq.deleteFrom(CHAT_IDENTITY)
                        .where(is(chat), CHAT_IDENTITY.PERSON.eq(person))
                        .execute()
                == 1;
    }

    /** The opaque id of whoever it stands for. */
    Optional<String> holder(ChatIdentityView chat) {
        return jooq.select(CHAT_IDENTITY.PERSON)
                .from(CHAT_IDENTITY)
                .where(is(chat))
                .fetchOptional(CHAT_IDENTITY.PERSON);
    }

    Map<String, List<ChatIdentityView>> of(Collection<String> people) {
        return jooq.selectFrom(CHAT_IDENTITY)
                .where(CHAT_IDENTITY.PERSON.in(people))
                .orderBy(CHAT_IDENTITY.PROVIDER, CHAT_IDENTITY.WORKSPACE, CHAT_IDENTITY.USER_ID)
                .fetchGroups(
                        CHAT_IDENTITY.PERSON,
                        row -> new ChatIdentityView(row.getProvider(), row.getWorkspace(), row.getUserId()));
    }

    private static Condition is(ChatIdentityView chat) {
        return CHAT_IDENTITY
                .PROVIDER
                .eq(chat.provider())
                .and(CHAT_IDENTITY.WORKSPACE.eq(chat.workspace()))
                .and(CHAT_IDENTITY.USER_ID.eq(chat.user()));
    }
}
