package dev.slipway.catalog.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.access.Permissions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionRulesTest {
    private static final Team DINING = new Team("dining", Set.of("owner", "member"), Set.of("lead"), 1);
    private static final Target ACTIVE = new Target("where2eat", "owner", "dining", false, false, 3);
    private static final Target ENDING = new Target("where2eat", "owner", "dining", true, false, 3);
    private static final Target ARCHIVED = new Target("where2eat", "owner", "dining", true, true, 3);

    /** The table that the tests of the other services are answered by. */
    @ParameterizedTest
    @EnumSource
    void allowsExactlyWhoMay(Action action) {
        for (var person :
                "owner lead member stranger approver compliance security finance operator auditor".split(" ")) {
            var answer = PermissionRules.decide(human(person), DINING, ACTIVE, action);
            assertThat(answer.allowed())
                    .as("%s may %s: %s", person, action, answer.why())
                    .isEqualTo(Permissions.TABLE.may(person, action.word()));
            assertThat(answer.why()).isNotBlank();
        }
    }

    @Test
    void theTableKnowsEveryAction() {
        assertThat(Permissions.TABLE.actions())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Action.values()).map(Action::word).toList());
    }

    @Test
    void letsNoOwnerDecideOnTheirOwnAppWhateverTheirRole() {
        var owner = new Human("owner", "o@x.test", "O", true, Set.of("approver"));

        var answer = PermissionRules.decide(owner, DINING, ACTIVE, Action.DECIDE);

        assertThat(answer.allowed()).isFalse();
        assertThat(answer.owner()).isTrue();
        assertThat(answer.why()).contains("own");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void refusesWhoeverHasLeftOrIsNotKnown(Action action) {
        var gone = new Human("owner", "o@x.test", "O", false, Set.of("operator"));

        assertThat(PermissionRules.decide(gone, DINING, ACTIVE, action))
                .satisfies(answer -> assertThat(answer.allowed()).isFalse())
                .satisfies(answer -> assertThat(answer.active()).isFalse());
        assertThat(PermissionRules.decide(null, DINING, ACTIVE, action).allowed())
                .isFalse();
    }

    @Test
    void startsNothingNewForAnAppThatIsEnding() {
        assertThat(allowedOn(ENDING))
                .containsExactlyInAnyOrder("cancel", "decide", "decommission", "read-costs", "timeline");
        assertThat(allowedOn(ARCHIVED)).containsExactlyInAnyOrder("cancel", "read-costs", "timeline");
    }

    private static Set<String> allowedOn(Target app) {
        return Arrays.stream(Action.values())
                .filter(action -> PermissionRules.decide(
                                human(action == Action.DECIDE ? "approver" : "owner"), DINING, app, action)
                        .allowed())
                .map(Action::word)
                .collect(Collectors.toSet());
    }

    /** Whoever is called like a role holds it. */
    private static Human human(String id) {
        return new Human(id, id + "@x.test", id, true, Set.of("creator", id));
    }
}
