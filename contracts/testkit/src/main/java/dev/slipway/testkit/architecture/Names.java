package dev.slipway.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.contracts.SlipwayEvent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which classes a rule speaks of, by their names. */
final class Names {
    private Names() {}

    /** A class whose outermost class ends with one of these. */
    static DescribedPredicate<JavaClass> partOf(String... suffixes) {
        var named = List.of(suffixes);
        return DescribedPredicate.describe(
                named.stream().map(suffix -> "*" + suffix).collect(Collectors.joining(" or ")),
                type -> named.stream().anyMatch(outermost(type).getSimpleName()::endsWith));
    }

    /** An event, or a type beside it in its package. */
    static DescribedPredicate<JavaClass> partsOfAnEvent() {
        return DescribedPredicate.describe("events and their parts", Names::isPartOfAnEvent);
    }

    private static boolean isPartOfAnEvent(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getPackage().getClasses().stream())
                .anyMatch(neighbour -> neighbour.isAssignableTo(SlipwayEvent.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Names::outermost).orElse(type);
    }
}
