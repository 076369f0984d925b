package dev.slipway.catalog.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.Permissions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionRulesTest {
    private static final Team TEAM = new Team(AccessCaller.TEAM, ids("member"), ids("lead"), 1);
    private static final Target ACTIVE = target(AccessCaller.OWNER, false, false);
    private static final Target ENDING = target(AccessCaller.OWNER, true, false);
    private static final Target ARCHIVED = target(AccessCaller.OWNER, true, true);

    /** The table that the tests of the other services are answered by. */
    @ParameterizedTest
    @EnumSource
    void allowsExactlyWhoMay(Action action) {
        AccessCaller.called("people").forEach(caller -> {
            var answer = PermissionRules.decide(human(caller), TEAM, target(caller.owner(), false, false), action);
            assertThat(answer.allowed())
                    .as("%s may %s: %s", caller.name(), action, answer.why())
                    .isEqualTo(Permissions.TABLE.may(caller, action.word()));
            assertThat(answer.why()).isNotBlank();
        });
    }

    @Test
    void theTableKnowsEveryAction() {
        assertThat(Permissions.TABLE.actions())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Action.values()).map(Action::word).toList());
    }

    @Test
    void letsNoOwnerDecideOnTheirOwnAppWhateverTheirRole() {
        var owner = new Human(AccessCaller.OWNER.id(), "o@x.test", "O", true, Set.of("approver"));

        var answer = PermissionRules.decide(owner, TEAM, ACTIVE, Action.DECIDE);

        assertThat(answer.allowed()).isFalse();
        assertThat(answer.owner()).isTrue();
        assertThat(answer.why()).contains("own");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void refusesWhoeverHasLeftOrIsNotKnown(Action action) {
        var gone = new Human(AccessCaller.OWNER.id(), "o@x.test", "O", false, Set.of("operator"));

        assertThat(PermissionRules.decide(gone, TEAM, ACTIVE, action))
                .satisfies(answer -> assertThat(answer.allowed()).isFalse())
                .satisfies(answer -> assertThat(answer.active()).isFalse());
        assertThat(PermissionRules.decide(null, TEAM, ACTIVE, action).allowed()).isFalse();
    }

    @Test
    void startsNothingNewForAnAppThatIsEnding() {
        assertThat(allowedOn(ENDING))
                .containsExactlyInAnyOrder("cancel", "decide", "decommission", "read-costs", "timeline");
        assertThat(allowedOn(ARCHIVED)).containsExactlyInAnyOrder("cancel", "read-costs", "timeline");
    }

    private static Set<String> allowedOn(Target app) {
        return Arrays.stream(Action.values())
                .filter(action -> AccessCaller.called("people")
                        .anyMatch(caller -> PermissionRules.decide(human(caller), TEAM, app, action)
                                .allowed()))
                .map(Action::word)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(String standing) {
        return AccessCaller.called(standing).map(AccessCaller::id).collect(Collectors.toSet());
    }

    private static Target target(AccessCaller owner, boolean ending, boolean archived) {
        return new Target("where2eat", owner.id(), AccessCaller.TEAM, ending, archived, 3);
    }

    private static Human human(AccessCaller caller) {
        return new Human(caller.id(), caller.email(), caller.name(), true, caller.roles());
    }
}
