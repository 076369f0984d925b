package dev.slipway.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.temporal.workflow.WorkflowInterface;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Workflow code and what it must not see. */
final class Workflows {
    private Workflows() {}

    /** Classes that implement an interface annotated with {@link WorkflowInterface}, and the classes inside them. */
    static DescribedPredicate<JavaClass> implementations() {
        return DescribedPredicate.describe("implement a workflow", Workflows::isImplementation);
    }

    static DescribedPredicate<JavaClass> forbidden() {
        return DescribedPredicate.describe(
                "belong to Spring, the database, the network, the clock, threads or randomness",
                Workflows::isForbidden);
    }

    private static boolean isImplementation(JavaClass type) {
        return (!type.isInterface()
                        && type.getAllRawInterfaces().stream()
                                .anyMatch(each -> each.isAnnotatedWith(WorkflowInterface.class)))
                || type.getEnclosingClass().map(Workflows::isImplementation).orElse(false);
    }

    private static boolean isForbidden(JavaClass type) {
        var name = type.getName();
        return name.startsWith("org.springframework.")
                || name.startsWith("org.jooq.")
                || name.startsWith("dev.slipway.jooq.")
                || name.startsWith("dev.slipway.runtime.")
                || name.startsWith("java.sql.")
                || name.startsWith("javax.sql.")
                || name.startsWith("java.net.http.")
                || name.startsWith("org.apache.kafka.")
                || type.isEquivalentTo(Clock.class)
                || type.isAssignableTo(Thread.class)
                || (name.startsWith("java.util.concurrent.") && !name.equals("java.util.concurrent.TimeUnit"))
                || type.isAssignableTo(RandomGenerator.class);
    }
}
