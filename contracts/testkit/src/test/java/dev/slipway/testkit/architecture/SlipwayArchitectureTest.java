package dev.slipway.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule finds the violation that was planted for it, and leaves what stands beside it alone. */
class SlipwayArchitectureTest {
    @Test
    void findsACycleBetweenFeatures() {
        bites("cycle", SlipwayArchitecture::featuresFormNoCycle, "first", "second");
    }

    @Test
    void findsPoliciesThatAreNotPure() {
        var found = bites(
                "policy",
                SlipwayArchitecture::policiesArePure,
                "SpringPolicy",
                "TablePolicy",
                "BrokerPolicy",
                "NetworkPolicy",
                "ClockPolicy");
        assertThat(found).doesNotContain("PurePolicy");
    }

    @Test
    void findsTablesOutsideOfRepositories() {
        var found = bites("table", SlipwayArchitecture::onlyRepositoriesKnowTables, "TableService", "JdbcService");
        assertThat(found).doesNotContain("GoodRepository");
    }

    @Test
    void findsWhoTouchesTheBroker() {
        bites("broker", SlipwayArchitecture::onlyTheRuntimeTouchesTheBroker, "BrokerService", "StreamService");
    }

    @Test
    void findsEventsWithDependencies() {
        bites("event", SlipwayArchitecture::contractEventsDependOnNothingElse, "HeavyPart");
    }

    @Test
    void findsWebhookHandlersThatTrust() {
        var found = bites(
                "webhook",
                SlipwayArchitecture::webhookHandlersTakeAVerifiedWebhook,
                "TrustingController",
                "UnmarkedController");
        assertThat(found).doesNotContain("GoodController");
    }

    @Test
    void findsWhoReadsTheTimeWithoutAClock() {
        var found = bites(
                "time",
                SlipwayArchitecture::timeComesFromAnInjectedClock,
                "TimeService.instant()",
                "TimeService.reference()",
                "TimeService.today()",
                "TimeService.millis()",
                "TimeService.ownClock()",
                "TimeService.date()");
        assertThat(found).doesNotContain("todayOf");
    }

    @Test
    void findsWorkflowsThatWouldNotReplay() {
        var found = bites(
                "workflow",
                SlipwayArchitecture::workflowsAreDeterministic,
                "RandomWorkflow",
                "ThreadWorkflow",
                "ClockWorkflow",
                "SpringWorkflow",
                "TableWorkflow",
                "HelperOfAWorkflow");
        assertThat(found).doesNotContain("GoodWorkflow");
    }

    @Test
    void findsPackagesThatSayNothing() {
        bites("bare", SlipwayArchitecture::packagesAreDescribedAndNullMarked, "Undescribed");
        bites("halfmarked", SlipwayArchitecture::packagesAreDescribedAndNullMarked, "Unmarked");
    }

    @Test
    void findsDrawers() {
        bites("drawer", SlipwayArchitecture::packagesAreNamedAfterFeatures, "Leftover");
    }

    @Test
    void findsControllersThatKnowTables() {
        bites("controller", SlipwayArchitecture::controllersKnowNoRepository, "ShortcutController");
    }

    @Test
    void findsWhoReadsTheNeighboursCode() {
        bites("neighbour", SlipwayArchitecture::servicesKnowOnlyContracts, "Nosy");
    }

    @Test
    void theEventsOfSlipwayDependOnNothingElse() {
        var events = new ClassFileImporter().importPackages("dev.slipway.contracts");
        SlipwayArchitecture.of("dev.slipway.contracts")
                .contractEventsDependOnNothingElse()
                .check(events);
    }

    @Test
    void theContractsPackagesSayWhatTheyPromise() {
        for (var root : List.of("dev.slipway.contracts", "dev.slipway.runtime", "dev.slipway.testkit")) {
            var classes = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(root);
            var rules = SlipwayArchitecture.of(root);
            rules.packagesAreDescribedAndNullMarked().check(classes);
            rules.packagesAreNamedAfterFeatures().check(classes);
        }
    }

    private static String bites(String planted, Function<SlipwayArchitecture, ArchRule> rule, String... culprits) {
        var root = "dev.slipway.planted." + planted;
        JavaClasses classes = new ClassFileImporter().importPackages(root);
        var result = rule.apply(SlipwayArchitecture.of(root)).evaluate(classes);
        var found = String.join("\n", result.getFailureReport().getDetails());
        assertThat(result.hasViolation()).isTrue();
        assertThat(found).contains(culprits);
        assertThat(rule.apply(SlipwayArchitecture.of(root)).getDescription()).contains("because");
        return found;
    }
}
