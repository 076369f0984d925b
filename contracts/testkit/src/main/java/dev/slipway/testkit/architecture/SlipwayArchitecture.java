package dev.slipway.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.security.Webhook;
import java.time.Clock;

/**
 * The rules of the house for the code of one service, or of anything else under one root package. Each says why it is there.
 */
public final class SlipwayArchitecture {
    private static final String[] BROKER = {
        "org.apache.kafka..", "org.springframework.kafka..", "org.springframework.cloud.stream.."
    };
    private static final String[] DATABASE = {
        "org.jooq..", "dev.slipway.jooq..", "java.sql..", "org.springframework.jdbc.."
    };

    private final String root;

    private SlipwayArchitecture(String root) {
        this.root = root;
    }

    /** Rules for the code below a package such as {@code dev.slipway.gate}. */
    public static SlipwayArchitecture of(String root) {
        return new SlipwayArchitecture(root);
    }

    /** Features, the packages directly below the root, form no cycle. */
    public ArchRule featuresFormNoCycle() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("a feature is read, changed and deleted alone; two that need each other are one");
    }

    /** Code below a package {@code policy} is pure. */
    public ArchRule policiesArePure() {
        return noClasses()
                .that(resideInAPackage(root + "..policy.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..",
                                "jakarta.servlet..",
                                "java.net.http..",
                                "java.net",
                                "io.temporal..")
                        .or(resideInAnyPackage(BROKER))
                        .or(resideInAnyPackage(DATABASE))
                        .or(DescribedPredicate.describe("a clock", type -> type.isEquivalentTo(Clock.class))))
                .orShould(Calls.readTheTime())
                .allowEmptyShould(true)
                .because(
                        "a policy decides from what it is given, so that the same evidence gives the same verdict everywhere");
    }

    /** Tables are known by repositories alone; a {@code *Configuration} may build what they need. */
    public ArchRule onlyRepositoriesKnowTables() {
        return noClasses()
                .that(not(Names.partOf("Repository", "Configuration")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DATABASE))
                .allowEmptyShould(true)
                .because("SQL stands in one place for each feature, and everything else speaks of the domain");
    }

    /** The broker is the runtime's affair. */
    public ArchRule onlyTheRuntimeTouchesTheBroker() {
        return noClasses()
                .that(not(resideInAPackage("dev.slipway.runtime..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(BROKER))
                .allowEmptyShould(true)
                .because("an event leaves by the outbox and enters by the inbox, or it is lost or taken twice");
    }

    /** Events and what they are made of need nothing but the JDK, jackson-annotations and jspecify. */
    public ArchRule contractEventsDependOnNothingElse() {
        return noClasses()
                .that(Names.partsOfAnEvent())
                .should()
                .dependOnClassesThat(not(
                        resideInAnyPackage("java..", "com.fasterxml.jackson.annotation..", "org.jspecify.annotations..")
                                .or(Names.partsOfAnEvent())
                                .or(DescribedPredicate.describe("the root of events", type -> type.getPackageName()
                                        .equals(SlipwayEvent.class.getPackageName())))))
                .allowEmptyShould(true)
                .because("whoever reads an event takes over its dependencies");
    }

    /** Who handles a webhook gets it verified. */
    public ArchRule webhookHandlersTakeAVerifiedWebhook() {
        return methods()
                .that()
                .areAnnotatedWith(Webhook.class)
                .or(Webhooks.underWebhooks())
                .should(Webhooks.takeAVerifiedWebhook())
                .allowEmptyShould(true)
                .because("nothing that a stranger sent is looked at before its sender is known");
    }

    /** The time comes from an injected clock. */
    public ArchRule timeComesFromAnInjectedClock() {
        return noClasses()
                .should(Calls.readTheTime())
                .allowEmptyShould(true)
                .because("what depends on the time is tested with a Clock that stands still");
    }

    /** Workflow code is deterministic. */
    public ArchRule workflowsAreDeterministic() {
        return noClasses()
                .that(Workflows.code())
                .should()
                .dependOnClassesThat(Workflows.forbidden())
                .orShould(Calls.readTheTime())
                .orShould(Calls.useRandomness())
                .allowEmptyShould(true)
                .because(
                        "Temporal replays a workflow from its history: the same code must ask for the same things again");
    }

    /** Every package says what it promises, and is null-marked. */
    public ArchRule packagesAreDescribedAndNullMarked() {
        return classes()
                .should(Packages.beDescribedAndNullMarked())
                .because("a newcomer reads the packages' promises and knows the service; null has to be declared");
    }

    /** No package is a drawer for leftovers. */
    public ArchRule packagesAreNamedAfterFeatures() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..impl..",
                        "..model..",
                        "..helper..",
                        "..helpers..",
                        "..misc..",
                        "..shared..")
                .allowEmptyShould(true)
                .because("a package is a feature, and such names say of nothing why it is there");
    }

    /** Controllers translate and leave tables to services. */
    public ArchRule controllersKnowNoRepository() {
        return noClasses()
                .that(simpleNameEndingWith("Controller"))
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Repository"))
                .allowEmptyShould(true)
                .because("boundaries translate and the middle decides: a rule that a controller goes round is none");
    }

    /** A service knows the contracts and itself. */
    public ArchRule servicesKnowOnlyContracts() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.slipway..")
                        .and(not(resideInAnyPackage(
                                root + "..",
                                "dev.slipway.contracts..",
                                "dev.slipway.runtime..",
                                "dev.slipway.jooq.."))))
                .allowEmptyShould(true)
                .because("each service starts, stops and fails alone");
    }
}
