package dev.slipway.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentProblemTest {
    private static final Fault FAULT = new Fault("/team", "must be the name of a team.");

    @Test
    void countsWhatIsWrongInASentenceThatFitsOneThingAndMany() {
        assertThat(DocumentProblem.wrong("The answers of triage", List.of(FAULT)))
                .hasMessageContaining("The answers of triage can be read, but one thing is wrong.");
        assertThat(DocumentProblem.wrong("The team", List.of(FAULT, FAULT)))
                .hasMessageContaining("The team can be read, but 2 things are wrong.");
    }
}
