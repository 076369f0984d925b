package dev.slipway.testkit.temporal;

import dev.slipway.testkit.temporal.TemporalProgram.Found;
import dev.slipway.testkit.temporal.TemporalProgram.Missing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test against Temporal's own server, which {@link TemporalServer} starts. Where its program cannot be had, the test is skipped and says why. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(RealTemporal.Condition.class)
public @interface RealTemporal {
    /** Looks for the program. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return switch (TemporalProgram.search()) {
                case Found(var program) -> ConditionEvaluationResult.enabled("runs " + program);
                case Missing(var why) ->
                    ConditionEvaluationResult.disabled("Temporal's own server cannot be had: " + why);
            };
        }
    }
}
