package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessCallerTest {
    @Test
    void isEachStandingWithEachRoleAndWithNone() {
        assertThat(AccessCaller.called("people"))
                .hasSize(28)
                .extracting(AccessCaller::name)
                .doesNotHaveDuplicates()
                .contains("owner", "stranger", "auditor", "owner-operator", "lead-approver", "member-finance");
        for (var standing : new String[] {"owner", "lead", "member"}) {
            assertThat(AccessCaller.called(standing)).as(standing).hasSize(7);
        }
        for (var role : new String[] {"approver", "compliance", "security", "finance", "operator", "auditor"}) {
            assertThat(AccessCaller.called(role)).as(role).hasSize(4).allSatisfy(caller -> assertThat(caller.roles())
                    .containsExactly(role));
        }
    }

    @Test
    void triesWhoeverOwnsAnAppOnTheirOwnAndOthersOnTheOneOfTheOwner() {
        for (var caller : AccessCaller.ALL) {
            assertThat(caller.owner().name()).isEqualTo(caller.name().startsWith("owner-") ? caller.name() : "owner");
        }
    }
}
