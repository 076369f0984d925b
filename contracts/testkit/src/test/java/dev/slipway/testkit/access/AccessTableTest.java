package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testkit.access.AccessTable.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTableTest {
    private static final AccessTable TABLE = new AccessTable(Map.of("GET /things", rule("people", "ci")));

    @Test
    void namesARouteThatHasNoRowAndARowThatHasNoRoute() {
        assertThat(TABLE.disagreements(Set.of("GET /things"))).isEmpty();
        assertThat(TABLE.disagreements(Set.of("GET /things", "POST /things")))
                .singleElement()
                .asString()
                .startsWith("POST /things");
        assertThat(TABLE.disagreements(Set.of())).singleElement().asString().startsWith("GET /things");
    }

    @Test
    void takesAWordForAllOfItsKind() {
        assertThat(rule("people", "ci").allowed())
                .extracting(AccessCaller::name)
                .contains("owner", "auditor", "ci")
                .doesNotContain("service:internal", "nobody");
        assertThat(rule("everyone").allowed()).hasSize(AccessCaller.ALL.size() - 1);
    }

    @Test
    void takesAWordThatIsNobodyForAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule("operators").allowed());
    }

    @Test
    void letsAPairDoWhatEitherHalfMay() {
        assertThat(rule("lead", "operator").allowed())
                .extracting(AccessCaller::name)
                .containsExactlyInAnyOrder(
                        "lead",
                        "lead-approver",
                        "lead-compliance",
                        "lead-security",
                        "lead-finance",
                        "lead-auditor",
                        "lead-operator",
                        "owner-operator",
                        "member-operator",
                        "operator");
    }

    @Test
    void exceptsWhoeverIsOneOfTheExceptedWhateverElseTheyAre() {
        assertThat(unless("owner", rule("approver")).allowed())
                .extracting(AccessCaller::name)
                .containsExactlyInAnyOrder("approver", "lead-approver", "member-approver");
        assertThat(unless("finance", rule("people")).allowed())
                .extracting(AccessCaller::name)
                .contains("stranger", "owner-approver")
                .doesNotContain("finance", "owner-finance");
    }

    @Test
    void takesAPairThatIsListedAndAnExceptionThatIsNobodyForMistakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("owner-operator").allowed());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unless("owners", rule("approver")).allowed());
    }

    private static Rule rule(String... may) {
        return new Rule(List.of(may), null, null, null, null, null, null, null);
    }

    private static Rule unless(String excepted, Rule rule) {
        return new Rule(rule.may(), List.of(excepted), null, null, null, null, null, null);
    }
}
