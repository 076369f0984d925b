package dev.slipway.catalog.directory;

import dev.slipway.catalog.directory.Action.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides on facts alone: no store, no clock. */
final class PermissionRules {
    private PermissionRules() {}

    /**
     * @param human none if nobody is known by that id
     * @param team the app's team, none if it has none
     */
    static Permission decide(@Nullable Human human, @Nullable Team team, Target app, Action action) {
        if (human == null) {
            return new Permission(
                    false,
                    "You are not known here yet: sign in to Slipway once.",
                    false,
                    Set.of(),
                    false,
                    false,
                    false);
        }
        var relations = relations(human, team, app);
        if (!human.active()) {
            return answer(false, "You have left, and may do nothing here any more.", human, relations);
        }
        if (action == Action.DECIDE && relations.contains(Relation.OWNER)) {
            return answer(
                    false, "You own %s, and its owner never decides on it.".formatted(app.app()), human, relations);
        }
        var ended = endedFor(app, action);
        if (ended.isPresent()) {
            return answer(false, ended.get(), human, relations);
        }
        return reason(human, relations, action)
                .map(why -> answer(true, "You may %s, being %s.".formatted(action.words, why), human, relations))
                .orElseGet(() -> answer(
                        false,
                        "You may not %s: that is for %s.".formatted(action.words, whoMay(action)),
                        human,
                        relations));
    }

    private static Optional<String> endedFor(Target app, Action action) {
        var tooLate =
                switch (action.until) {
                    case ENDING -> app.ending();
                    case ARCHIVED -> app.archived();
                    case ALWAYS -> false;
                };
        return tooLate
                ? Optional.of(
                        "%s is %s.".formatted(app.app(), app.archived() ? "archived" : "being taken out of production"))
                : Optional.empty();
    }

    private static Set<Relation> relations(Human human, @Nullable Team team, Target app) {
        var relations = EnumSet.noneOf(Relation.class);
        if (app.owner().equals(human.id())) {
            relations.add(Relation.OWNER);
        }
        if (team != null && team.leads().contains(human.id())) {
            relations.add(Relation.LEAD);
        }
        if (team != null && team.members().contains(human.id())) {
            relations.add(Relation.MEMBER);
        }
        return relations;
    }

    private static Optional<String> reason(Human human, Set<Relation> relations, Action action) {
        return Stream.concat(
                        relations.stream().filter(action.relations::contains).map(relation -> relation.words),
                        action.roles.stream().filter(human::has).map(role -> "of role " + role))
                .findFirst();
    }

    private static String whoMay(Action action) {
        var who = new ArrayList<String>();
        Stream.of(Relation.values()).filter(action.relations::contains).forEach(relation -> who.add(relation.words));
        action.roles.forEach(role -> who.add("somebody of role " + role));
        return who.size() == 1
                ? who.getFirst()
                : who.stream().limit(who.size() - 1L).collect(Collectors.joining(", ")) + " or " + who.getLast();
    }

    private static Permission answer(boolean allowed, String why, Human human, Set<Relation> relations) {
        return new Permission(
                allowed,
                why,
                human.active(),
                human.roles(),
                relations.contains(Relation.OWNER),
                relations.contains(Relation.LEAD),
                relations.contains(Relation.MEMBER));
    }
}
