package dev.slipway.promotion.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final Requirement TWO_ROLES =
            new Requirement(List.of("approver", "compliance", "security"), 2, true);
    private static final Requirement COMPLIANCE = new Requirement(List.of("compliance"), 1, false);

    @Test
    void wantsDifferentRolesWhereTheTableSaysSo() {
        var half = new Quorum(List.of(TWO_ROLES), List.of("approver"));

        assertThat(half.reached()).isFalse();
        assertThat(half.roleFor(Set.of("approver"))).isEmpty();
        assertThat(half.roleFor(Set.of("approver", "security"))).contains("security");
        assertThat(new Quorum(List.of(TWO_ROLES), List.of("approver", "security")).reached())
                .isTrue();
    }

    @Test
    void countsARareRoleWhereOnlyThatWillDo() {
        var quorum = new Quorum(List.of(TWO_ROLES, COMPLIANCE), List.of("compliance"));

        assertThat(quorum.open()).containsExactly(TWO_ROLES);
        assertThat(quorum.roleFor(Set.of("compliance"))).contains("compliance");
    }

    @Test
    void isReachedWhenNothingIsAskedFor() {
        assertThat(new Quorum(List.of(), List.of()).reached()).isTrue();
    }

    @Test
    void letsWhoeverCouldApproveSayNo() {
        var quorum = new Quorum(List.of(TWO_ROLES), List.of("approver"));

        assertThat(quorum.hasSay(Set.of("approver"))).isTrue();
        assertThat(quorum.hasSay(Set.of("creator", "finance"))).isFalse();
    }
}
