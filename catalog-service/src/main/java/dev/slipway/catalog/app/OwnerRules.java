package dev.slipway.catalog.app;

import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.directory.Human;
import dev.slipway.catalog.directory.Team;
import dev.slipway.catalog.document.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may own what, and in which team. */
@Component
class OwnerRules {
    private final Directory directory;

    OwnerRules(Directory directory) {
        this.directory = directory;
    }

    /**
     * Looks up who a description names.
     *
     * @param faults what of it is not so
     */
    record Named(Optional<Human> owner, Optional<Team> team, List<Fault> faults) {}

    Named named(@Nullable String ownerAddress, @Nullable String teamName) {
        var faults = new ArrayList<Fault>();
        var owner = Optional.ofNullable(ownerAddress).flatMap(directory::byEmail);
        if (ownerAddress != null && owner.isEmpty()) {
            faults.add(new Fault("/owner", "is nobody that is known here: they have to sign in to Slipway once"));
        }
        var team = Optional.ofNullable(teamName).flatMap(directory::team);
        if (teamName != null && team.isEmpty()) {
            faults.add(new Fault("/team", "is no team that is known here: ask an operator to make it"));
        }
        return new Named(owner, team, faults);
    }

    /** An app belongs to a team of its owner's, since it gets that team's zone and namespace. */
    static Optional<Fault> notInTeam(Named named) {
        return named.team()
                .filter(team -> named.owner()
                        .filter(owner -> !team.includes(owner.id()))
                        .isPresent())
                .map(team ->
                        new Fault("/team", "is not a team of the owner's: they are neither member nor lead of it"));
    }

    /** People register for themselves; operators, and leads within their team, for others too. */
    static Optional<String> mayNotRegisterFor(Human owner, Optional<Team> team, Author author) {
        return switch (author) {
            case Author.SignedIn(var person)
            when !person.id().equals(owner.id())
                    && !person.has("operator")
                    && team.filter(it -> it.leads().contains(person.id())).isEmpty() ->
                Optional.of(
                        "You can register an app for yourself; for somebody else, an operator or a lead of the team can.");
            case Author.SignedIn _, Author.SourceRepository _ -> Optional.empty();
        };
    }
}
