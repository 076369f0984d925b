package dev.slipway.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.temporal.workflow.WorkflowInterface;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workflow code and what it must not see. */
final class Workflows {
    private Workflows() {}

    /**
     * Classes that implement an interface annotated with {@link WorkflowInterface}, the classes inside them, and those of their service that they use: they run
     * in the workflow as well.
     */
    static DescribedPredicate<JavaClass> code() {
        return DescribedPredicate.describe("run in a workflow", type -> runsInAWorkflow(type, new HashSet<>()));
    }

    static DescribedPredicate<JavaClass> forbidden() {
        return DescribedPredicate.describe(
                "belong to Spring, the database, the network, the clock, threads or randomness",
                Workflows::isForbidden);
    }

    private static boolean runsInAWorkflow(JavaClass type, Set<JavaClass> asked) {
        return isImplementation(type)
                || (!type.isInterface()
                        && asked.add(type)
                        && type.getDirectDependenciesToSelf().stream()
                                .map(Dependency::getOriginClass)
                                .filter(user -> service(user).equals(service(type)))
                                .anyMatch(user -> runsInAWorkflow(user, asked)));
    }

    /** {@code dev.slipway.<area>}. */
    private static String service(JavaClass type) {
        return Stream.of(type.getPackageName().split("\\.")).limit(3).collect(Collectors.joining("."));
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
