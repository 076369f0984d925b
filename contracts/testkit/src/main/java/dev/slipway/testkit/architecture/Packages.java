package dev.slipway.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What every package owes to its reader. */
final class Packages {
    private Packages() {}

    static ArchCondition<JavaClass> beDescribedAndNullMarked() {
        return new ArchCondition<>("be in a package with a package-info that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var home = type.getPackage();
                var right = home.tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(new SimpleConditionEvent(
                        type, right, type.getName() + ": " + home.getName() + (right ? " has one" : " has none")));
            }
        };
    }
}
