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

    private static Rule rule(String... may) {
        return new Rule(List.of(may), null, null, null, null, null, null);
    }
}
