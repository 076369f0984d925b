package dev.slipway.catalog.directory;

import static dev.slipway.jooq.catalog.Tables.TEAM;
import static dev.slipway.jooq.catalog.Tables.TEAM_PERSON;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Repository;

/** The tables of teams. */
@Repository
class TeamRepository {
    private static final String MEMBER = "member";
    private static final String LEAD = "lead";

    private final DSLContext jooq;

    TeamRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    Optional<Team> find(String name) {
        return jooq.select(TEAM.REVISION).from(TEAM).where(TEAM.NAME.eq(name)).fetchOptional(row -> team(name, row));
    }

    /** The team under a lock until the transaction ends; made with revision 0 if it is new. */
    Team lock(String name, Instant now) {
        jooq.insertInto(TEAM)
                .set(TEAM.NAME, name)
                .set(TEAM.REVISION, 0L)
                .set(TEAM.UPDATED_AT, now)
                .onConflictDoNothing()
                .execute();
        return team(
                name,
                jooq.select(TEAM.REVISION)
                        .from(TEAM)
                        .where(TEAM.NAME.eq(name))
                        .forUpdate()
                        .fetchSingle());
    }

    void store(Team team, Instant now) {
        jooq.update(TEAM)
                .set(TEAM.REVISION, team.revision())
                .set(TEAM.UPDATED_AT, now)
                .where(TEAM.NAME.eq(team.name()))
                .execute();
        jooq.deleteFrom(TEAM_PERSON).where(TEAM_PERSON.TEAM.eq(team.name())).execute();
        add(team.name(), MEMBER, team.members());
        add(team.name(), LEAD, team.leads());
    }

    private void add(String team, String kind, Collection<String> people) {
        people.forEach(person ->
                jooq.insertInto(TEAM_PERSON).values(team, person, kind).execute());
    }

    private Team team(String name, Record1<Long> row) {
        return new Team(name, new HashSet<>(people(name, MEMBER)), new HashSet<>(people(name, LEAD)), row.value1());
    }

    private List<String> people(String team, String kind) {
        return jooq.select(TEAM_PERSON.PERSON)
                .from(TEAM_PERSON)
                .where(TEAM_PERSON.TEAM.eq(team), TEAM_PERSON.KIND.eq(kind))
                .fetch(TEAM_PERSON.PERSON);
    }
}
