package dev.slipway.testkit.database;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Whether tests have their database in a container ({@code -Dslipway.testkit=containers}), and whether an engine answers that could run it. Where none does, tests
 * that need the database are skipped and say so: those with an application context before it is made, the others when they ask for a database.
 */
public final class ContainerEngine implements ExecutionCondition {
    private static final String MISSING = "no container engine answers (slipway.testkit=containers)";

    private final boolean wanted;
    private final BooleanSupplier answers;

    /** What this JVM was started with. */
    public ContainerEngine() {
        this(System.getProperty("slipway.testkit", "embedded"), () -> DockerClientFactory.instance()
                .isDockerAvailable());
    }

    ContainerEngine(String backEnd, BooleanSupplier answers) {
        this.wanted = switch (backEnd) {
            case "embedded" -> false;
            case "containers" -> true;
            default ->
                throw new IllegalStateException(
                        "slipway.testkit is " + backEnd + "; it has to be embedded or containers");
        };
        this.answers = answers;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Aborts the running test where an engine is wanted and none answers. */
    void demand() {
        Assumptions.assumeFalse(isMissing(), MISSING);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isMissing()
                ? ConditionEvaluationResult.disabled(MISSING)
                : ConditionEvaluationResult.enabled("the database can be had");
    }

    private boolean isMissing() {
        return wanted && !answers.getAsBoolean();
    }
}
