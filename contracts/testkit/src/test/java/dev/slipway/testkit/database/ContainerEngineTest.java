package dev.slipway.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opentest4j.TestAbortedException;

@ExtendWith(MockitoExtension.class)
class ContainerEngineTest {
    private static final BooleanSupplier NEVER_ASKED = () -> {
        throw new AssertionError("the engine was asked");
    };

    @Mock
    private ExtensionContext test;

    @Test
    void skipsATestAndSaysWhyWhereNoEngineAnswers() {
        var verdict = new ContainerEngine("containers", () -> false).evaluateExecutionCondition(test);

        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason())
                .hasValueSatisfying(why -> assertThat(why).contains("no container engine answers"));
    }

    @Test
    void abortsATestThatAsksForADatabaseWhereNoEngineAnswers() {
        var engine = new ContainerEngine("containers", () -> false);

        assertThatThrownBy(engine::demand)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no container engine answers");
    }

    @Test
    void letsTestsRunWhereAnEngineAnswers() {
        var engine = new ContainerEngine("containers", () -> true);

        assertThat(engine.evaluateExecutionCondition(test).isDisabled()).isFalse();
        assertThatCode(engine::demand).doesNotThrowAnyException();
    }

    @Test
    void asksNoEngineForTheEmbeddedDatabase() {
        var engine = new ContainerEngine("embedded", NEVER_ASKED);

        assertThat(engine.isWanted()).isFalse();
        assertThat(engine.evaluateExecutionCondition(test).isDisabled()).isFalse();
        assertThatCode(engine::demand).doesNotThrowAnyException();
    }

    @Test
    void refusesABackEndThatItDoesNotKnow() {
        assertThatThrownBy(() -> new ContainerEngine("container", NEVER_ASKED))
                .hasMessageContaining("slipway.testkit is container;")
                .hasMessageContaining("embedded or containers");
    }
}
