package dev.slipway.testkit.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Calls, and references to methods, that look outside of what a piece of code was given. */
final class Calls {
    private static final Set<String> SYSTEM_CLOCKS =
            Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

    private Calls() {}

    /** {@code Instant.now()} and its like, without a {@link Clock} as argument. */
    static ArchCondition<JavaClass> readTheTime() {
        return access("read the time without a Clock", Calls::readsTheTime);
    }

    /** {@code UUID.randomUUID()}, {@code Math.random()} and objects that give random numbers. */
    static ArchCondition<JavaClass> useRandomness() {
        return access("use randomness", Calls::isRandom);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return switch (owner.getPackageName()) {
            case "java.time", "java.time.chrono" ->
                (name.equals("now") && arguments(access).noneMatch(type -> type.isEquivalentTo(Clock.class)))
                        || (owner.isEquivalentTo(Clock.class) && SYSTEM_CLOCKS.contains(name));
            case "java.lang" -> owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
            case "java.util" ->
                owner.isEquivalentTo(Date.class)
                        && name.equals("<init>")
                        && arguments(access).findAny().isEmpty();
            default -> false;
        };
    }

    private static boolean isRandom(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || owner.isAssignableTo(RandomGenerator.class)
                || owner.getFullName().equals("dev.slipway.runtime.Uuid7");
    }

    private static Stream<JavaClass> arguments(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream()
                : Stream.empty();
    }

    private static ArchCondition<JavaClass> access(String description, Predicate<JavaAccess<?>> wrong) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(
                                type.getAccessesFromSelf().stream(),
                                Stream.concat(
                                        type.getMethodReferencesFromSelf().stream(),
                                        type.getConstructorReferencesFromSelf().stream()))
                        .distinct()
                        .forEach(access -> events.add(
                                new SimpleConditionEvent(access, wrong.test(access), access.getDescription())));
            }
        };
    }
}
