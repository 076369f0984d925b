package dev.slipway.catalog.directory;

import static dev.slipway.jooq.catalog.Tables.CHAT_IDENTITY;
import static dev.slipway.jooq.catalog.Tables.PERSON;
import static dev.slipway.jooq.catalog.Tables.TEAM_PERSON;

import dev.slipway.jooq.catalog.tables.records.PersonRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The table of people. */
@Repository
class PersonRepository {
    private final DSLContext jooq;

    PersonRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    List<Human> byIds(Collection<String> ids) {
        return jooq.selectFrom(PERSON).where(PERSON.ID.in(ids)).fetch(PersonRepository::human);
    }

    Optional<Human> byEmail(String email) {
        return jooq.selectFrom(PERSON)
                .where(PERSON.EMAIL.eq(email), PERSON.ACTIVE.isTrue())
                .fetchOptional(PersonRepository::human);
    }

    List<Human> byRole(String role) {
        return jooq.selectFrom(PERSON)
                .where(PERSON.ACTIVE.isTrue(), PERSON.ROLES.contains(new String[] {role}))
                .orderBy(PERSON.ID)
                .fetch(PersonRepository::human);
    }

    Optional<Human> byChat(String provider, String workspace, String user) {
        return jooq.select(PERSON.fields())
                .from(PERSON)
                .join(CHAT_IDENTITY)
                .on(CHAT_IDENTITY.PERSON.eq(PERSON.ID))
                .where(
                        CHAT_IDENTITY.PROVIDER.eq(provider),
                        CHAT_IDENTITY.WORKSPACE.eq(workspace),
                        CHAT_IDENTITY.USER_ID.eq(user))
                .fetchOptional(row -> human(row.into(PERSON)));
    }

    /**
     * Takes what a token says, if it is news: somebody unknown, or a token issued later than the one that was heeded last. An older token changes nothing.
     * The unique index on the addresses of people who are here decides who holds one: whoever comes second changes nothing either.
     *
     * @return whether a row was written
     */
    boolean heed(Human claimed, Instant issued, Instant now) {
        var free = DSL.notExists(DSL.selectOne()
                .from(PERSON)
                .where(PERSON.EMAIL.eq(claimed.email()), PERSON.ACTIVE.isTrue(), PERSON.ID.ne(claimed.id())));
        return jooq.insertInto(
                                PERSON,
                                PERSON.ID,
                                PERSON.EMAIL,
                                PERSON.NAME,
                                PERSON.ROLES,
                                PERSON.CLAIMS_AT,
                                PERSON.CREATED_AT)
                        .select(DSL.select(
                                        DSL.val(claimed.id()),
                                        DSL.val(claimed.email()),
                                        DSL.val(claimed.name()),
                                        DSL.val(roles(claimed), SQLDataType.CLOB.array()),
                                        DSL.val(issued, PERSON.CLAIMS_AT),
                                        DSL.val(now, PERSON.CREATED_AT))
                                .where(free))
                        .onConflict(PERSON.ID)
                        .doUpdate()
                        .set(PERSON.EMAIL, claimed.email())
                        .set(PERSON.NAME, claimed.name())
                        .set(PERSON.ROLES, roles(claimed))
                        .set(PERSON.CLAIMS_AT, issued)
                        .where(PERSON.CLAIMS_AT.isNull().or(PERSON.CLAIMS_AT.lt(issued)))
                        .execute()
                == 1;
    }

    /** Whoever has this id, under a lock until the transaction ends. */
    Optional<Human> lock(String id) {
        return jooq.selectFrom(PERSON).where(PERSON.ID.eq(id)).forUpdate().fetchOptional(PersonRepository::human);
    }

    void leave(String id) {
        stand(id, false);
    }

    void comeBack(String id) {
        stand(id, true);
    }

    private void stand(String id, boolean active) {
        jooq.update(PERSON).set(PERSON.ACTIVE, active).where(PERSON.ID.eq(id)).execute();
    }

    /** Adds somebody who is not there yet; whoever is, stays as they are. */
    void seed(Human human, Instant now) {
        jooq.insertInto(PERSON)
                .set(PERSON.ID, human.id())
                .set(PERSON.EMAIL, human.email())
                .set(PERSON.NAME, human.name())
                .set(PERSON.ROLES, roles(human))
                .set(PERSON.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    /** The teams of each person in which they are a member, or a lead. */
    Map<String, List<String>> teams(Collection<String> people, String kind) {
        return jooq.select(TEAM_PERSON.PERSON, TEAM_PERSON.TEAM)
                .from(TEAM_PERSON)
                .where(TEAM_PERSON.PERSON.in(people), TEAM_PERSON.KIND.eq(kind))
                .orderBy(TEAM_PERSON.TEAM)
                .fetchGroups(TEAM_PERSON.PERSON, TEAM_PERSON.TEAM);
    }

    private static String[] roles(Human human) {
        return human.roles().stream().sorted().toArray(String[]::new);
    }

    private static Human human(PersonRecord row) {
        return new Human(row.getId(), row.getEmail(), row.getName(), row.getActive(), Set.of(row.getRoles()));
    }
}
