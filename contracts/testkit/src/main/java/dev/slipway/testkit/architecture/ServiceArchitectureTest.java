package dev.slipway.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house for one service. A service inherits it once, in its root package, and that is all:
 * {@snippet :
 * class ArchitectureTest extends ServiceArchitectureTest {}
 * }
 */
public abstract class ServiceArchitectureTest {
    private static final ConcurrentHashMap<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private final String root = getClass().getPackageName();
    private final SlipwayArchitecture rules = SlipwayArchitecture.of(root);

    @Test
    void featuresFormNoCycle() {
        check(rules.featuresFormNoCycle());
    }

    @Test
    void policiesArePure() {
        check(rules.policiesArePure());
    }

    @Test
    void onlyRepositoriesKnowTables() {
        check(rules.onlyRepositoriesKnowTables());
    }

    @Test
    void onlyTheRuntimeTouchesTheBroker() {
        check(rules.onlyTheRuntimeTouchesTheBroker());
    }

    @Test
    void webhookHandlersTakeAVerifiedWebhook() {
        check(rules.webhookHandlersTakeAVerifiedWebhook());
    }

    @Test
    void timeComesFromAnInjectedClock() {
        check(rules.timeComesFromAnInjectedClock());
    }

    @Test
    void workflowsAreDeterministic() {
        check(rules.workflowsAreDeterministic());
    }

    @Test
    void packagesAreDescribedAndNullMarked() {
        check(rules.packagesAreDescribedAndNullMarked());
    }

    @Test
    void packagesAreNamedAfterFeatures() {
        check(rules.packagesAreNamedAfterFeatures());
    }

    @Test
    void controllersKnowNoRepository() {
        check(rules.controllersKnowNoRepository());
    }

    @Test
    void servicesKnowOnlyContracts() {
        check(rules.servicesKnowOnlyContracts());
    }

    private void check(ArchRule rule) {
        rule.check(IMPORTED.computeIfAbsent(root, importer()::importPackages));
    }

    /** What reads the classes; by default all but tests. */
    protected ClassFileImporter importer() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());
    }
}
