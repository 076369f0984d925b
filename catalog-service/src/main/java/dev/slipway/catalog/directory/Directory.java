package dev.slipway.catalog.directory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other features ask the directory. Answers hold for this moment. */
@Service
@Transactional(readOnly = true)
public class Directory {
    private final PersonRepository people;
    private final TeamRepository teams;

    Directory(PersonRepository people, TeamRepository teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Whoever has this opaque id, also after they have left. */
    public Optional<Human> byId(String id) {
        return people.byIds(List.of(id)).stream().findFirst();
    }

    /** Whoever has these opaque ids, by id; unknown ids are left out. */
    public Map<String, Human> byIds(Collection<String> ids) {
        return people.byIds(ids).stream().collect(Collectors.toMap(Human::id, Function.identity()));
    }

    /** Whoever holds this address now. */
    public Optional<Human> byEmail(String email) {
        return people.byEmail(email.strip().toLowerCase(Locale.ROOT));
    }

    public Optional<Team> team(String name) {
        return teams.find(name);
    }

    /** May this person do this to that app? */
    public Permission check(String person, Target app, Action action) {
        return PermissionRules.decide(byId(person).orElse(null), teamOf(app), app, action);
    }

    private @Nullable Team teamOf(Target app) {
        return app.team() == null ? null : teams.find(app.team()).orElse(null);
    }
}
