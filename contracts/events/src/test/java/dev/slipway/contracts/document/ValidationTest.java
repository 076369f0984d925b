package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.promotion.DecisionRecorded;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A sample that breaks its schema is noticed; without this, the other tests would prove nothing. */
class ValidationTest {
    private ObjectNode sample = Events.JSON.createObjectNode();

    @BeforeEach
    void readSample() throws IOException {
        sample = (ObjectNode) Validation.read(Events.sample(Events.DOCUMENTS, DecisionRecorded.class));
    }

    @Test
    void takesWhatItDoesNotKnowAndMissesNothingThatMayBeAbsent() {
        sample.put("new", "field");
        sample.remove("why");
        assertThatCode(this::validate).doesNotThrowAnyException();
    }

    @Test
    void missesWhatIsRequired() {
        sample.remove("choice");
        assertThatThrownBy(this::validate).hasMessageContaining("choice");
    }

    @Test
    void noticesAnotherType() {
        sample.put("granted", "yes");
        assertThatThrownBy(this::validate).hasMessageContaining("granted");
    }

    @Test
    void noticesAWrongFormat() {
        sample.put("decision", "no-uuid");
        assertThatThrownBy(this::validate).hasMessageContaining("decision");
    }

    private void validate() {
        Validation.fits(sample, EventSchemas.of(DecisionRecorded.class), "sample");
    }
}
