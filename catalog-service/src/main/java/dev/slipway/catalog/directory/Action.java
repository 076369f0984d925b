package dev.slipway.catalog.directory;

import static dev.slipway.catalog.directory.Action.Relation.LEAD;
import static dev.slipway.catalog.directory.Action.Relation.MEMBER;
import static dev.slipway.catalog.directory.Action.Relation.OWNER;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to an app, and who may: whoever stands in one of the relations to it, or holds one of the roles. */
public enum Action {
    EDIT(Until.ENDING, Set.of(OWNER, LEAD), List.of("operator"), "change its description"),
    TRIAGE(Until.ENDING, Set.of(OWNER, LEAD), List.of(), "answer its triage"),
    PROMOTE(Until.ENDING, Set.of(OWNER, LEAD), List.of("operator"), "promote it"),
    CANCEL(Until.ALWAYS, Set.of(OWNER), List.of("operator"), "cancel its promotions"),
    /** Its owner never decides on it; which of the roles a decision needs, whoever asks for it says. */
    DECIDE(Until.ARCHIVED, Set.of(), List.of("approver", "compliance", "security", "finance"), "decide on it"),
    /** Also once it is ending: a decommission that came to a halt can be asked for anew. */
    DECOMMISSION(Until.ARCHIVED, Set.of(OWNER, LEAD), List.of("operator"), "take it out of production"),
    CLAIM(Until.ENDING, Set.of(OWNER, LEAD), List.of(), "claim names for it"),
    READ_COSTS(Until.ALWAYS, Set.of(OWNER, LEAD, MEMBER), List.of("finance", "operator", "auditor"), "see its costs"),
    TIMELINE(Until.ALWAYS, Set.of(OWNER, LEAD, MEMBER), List.of("auditor", "operator"), "see its timeline");

    /** How somebody stands to an app. */
    enum Relation {
        OWNER("its owner"),
        LEAD("a lead of its team"),
        MEMBER("a member of its team");

        final String words;

        Relation(String words) {
            this.words = words;
        }
    }

    /** Until when in an app's life it can be done. */
    enum Until {
        ENDING,
        ARCHIVED,
        ALWAYS
    }

    final Until until;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    final Set<Relation> relations;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<String> roles;

    final String words;

    Action(Until until, Set<Relation> relations, List<String> roles, String words) {
        this.until = until;
        this.relations = relations;
        this.roles = roles;
        this.words = words;
    }

    /** The action that a word of the HTTP surface names, such as {@code read-costs}. */
    public static Optional<Action> of(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }

    /** The word of the HTTP surface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
