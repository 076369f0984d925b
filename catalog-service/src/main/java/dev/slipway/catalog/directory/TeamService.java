package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.Fault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where teams change. */
@Service
class TeamService {
    private final TeamRepository teams;
    private final PersonRepository people;
    private final TeamEvents events;
    private final Clock clock;

    TeamService(TeamRepository teams, PersonRepository people, TeamEvents events, Clock clock) {
        this.teams = teams;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the team have exactly these members and leads, each given by address or opaque id. Safe to repeat: the same wish again announces nothing.
     *
     * @param by opaque id of whoever wishes it, or a service's name
     */
    @Transactional
    TeamChange put(String name, List<String> members, List<String> leads, String by) {
        var faults = new ArrayList<Fault>();
        var memberIds = ids("/members", members, faults);
        var leadIds = ids("/leads", leads, faults);
        if (!faults.isEmpty()) {
            return new TeamChange.Refused(faults);
        }
        var now = clock.instant();
        var before = teams.lock(name, now);
        var after = new Team(name, memberIds, leadIds, before.revision() + 1);
        if (before.revision() > 0
                && before.members().equals(after.members())
                && before.leads().equals(after.leads())) {
            return new TeamChange.Done(before, false);
        }
        teams.store(after, now);
        events.changed(after, by);
        return new TeamChange.Done(after, true);
    }

    private Set<String> ids(String list, List<String> given, List<Fault> faults) {
        var ids = new LinkedHashSet<String>();
        for (var i = 0; i < given.size(); i++) {
            var who = given.get(i).strip();
            var found = who.contains("@") ? people.byEmail(who.toLowerCase(Locale.ROOT)) : known(who);
            if (found.isEmpty()) {
                faults.add(new Fault(list + "/" + i, "is nobody that is known here: they have to sign in once"));
            }
            found.map(Human::id).ifPresent(ids::add);
        }
        return ids;
    }

    private Optional<Human> known(String id) {
        return people.byIds(List.of(id)).stream().filter(Human::active).findFirst();
    }
}
