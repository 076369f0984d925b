package dev.slipway.catalog.app;

import dev.slipway.catalog.description.AppDescription;
import dev.slipway.catalog.directory.Target;
import dev.slipway.catalog.risk.Claims;
import dev.slipway.catalog.risk.DataClass;
import dev.slipway.catalog.risk.Risk;
import dev.slipway.catalog.risk.RiskLevel;
import dev.slipway.catalog.risk.RiskTable;
import dev.slipway.catalog.risk.TriageAnswers;
import dev.slipway.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An app as the catalog knows it.
 *
 * @param name a DNS label, its id
 * @param owner opaque id
 * @param description as declared, with what the platform filled in
 * @param defaulted fields that the platform filled in
 * @param answers of triage; none until triaged
 * @param risk follows from answers and description
 * @param hostingTier where it really runs
 * @param before what a refused decommission goes back to
 */
public record App(
        String name,
        String owner,
        AppDescription description,
        List<String> defaulted,
        @Nullable TriageAnswers answers,
        Risk risk,
        String hostingTier,
        Lifecycle lifecycle,
        @Nullable Lifecycle before,
        @Nullable LocalDate nextReview,
        long revision,
        Instant registeredAt,
        Instant updatedAt) {

    private static final String ISOLATED = "isolated";

    /** A new app, not yet triaged. */
    static App registered(AppDescription description, List<String> defaulted, RiskTable table, Instant now) {
        return new App(
                        description.name(),
                        description.owner(),
                        description,
                        defaulted,
                        null,
                        table.assess(null, claims(description)),
                        Objects.requireNonNull(description.hostingTier()),
                        Lifecycle.IDEA,
                        null,
                        null,
                        1,
                        now,
                        now)
                .assessed(table);
    }

    /** The same app with another description; its risk and tier follow. */
    App described(AppDescription other, List<String> otherDefaulted, RiskTable table) {
        return new App(
                        name,
                        other.owner(),
                        other,
                        otherDefaulted,
                        answers,
                        risk,
                        hostingTier,
                        lifecycle,
                        before,
                        nextReview,
                        revision,
                        registeredAt,
                        updatedAt)
                .assessed(table);
    }

    /** The same app with another owner. */
    App ownedBy(String other) {
        return new App(
                name,
                other,
                description.filled(other, tier(), label(), monthlyCostCap()),
                defaulted,
                answers,
                risk,
                hostingTier,
                lifecycle,
                before,
                nextReview,
                revision,
                registeredAt,
                updatedAt);
    }

    /** The same app with other answers of triage; its risk and tier follow. */
    public App answered(TriageAnswers given, RiskTable table) {
        return new App(
                        name,
                        owner,
                        description,
                        defaulted,
                        given,
                        risk,
                        hostingTier,
                        lifecycle,
                        before,
                        nextReview,
                        revision,
                        registeredAt,
                        updatedAt)
                .assessed(table);
    }

    /** The same app in another state of its life. */
    public App in(Lifecycle state) {
        return new App(
                name,
                owner,
                description,
                defaulted,
                answers,
                risk,
                hostingTier,
                state,
                state == Lifecycle.DECOMMISSIONING ? lifecycle : null,
                nextReview,
                revision,
                registeredAt,
                updatedAt);
    }

    App at(long newRevision, Instant now) {
        return new App(
                name,
                owner,
                description,
                defaulted,
                answers,
                risk,
                hostingTier,
                lifecycle,
                before,
                nextReview,
                newRevision,
                registeredAt,
                now);
    }

    /** What the directory needs to know of it. */
    public Target target() {
        return new Target(
                name, owner, description.team(), !lifecycle.open(), lifecycle == Lifecycle.ARCHIVED, revision);
    }

    Money monthlyCostCap() {
        return Objects.requireNonNull(description.monthlyCostCap(), "the platform fills it in");
    }

    /** The class of the app's data, as {@code app.yaml} names it: the higher of what that says and what triage answered; none while nobody has said. */
    public @Nullable String dataClassification() {
        return answers == null ? description.dataClassification() : dataClass().word();
    }

    private DataClass dataClass() {
        return RiskTable.dataClass(answers, DataClass.of(description.dataClassification()));
    }

    private String tier() {
        return Objects.requireNonNull(description.hostingTier(), "the platform fills it in");
    }

    private String label() {
        return Objects.requireNonNull(description.subdomain(), "the platform fills it in");
    }

    private App assessed(RiskTable table) {
        return new App(
                name,
                owner,
                description,
                defaulted,
                answers,
                table.assess(answers, claims(description)),
                dataClass().needsIsolation() ? ISOLATED : tier(),
                lifecycle,
                before,
                nextReview,
                revision,
                registeredAt,
                updatedAt);
    }

    private static Claims claims(AppDescription description) {
        return new Claims(
                RiskLevel.of(description.riskLevel()),
                DataClass.of(description.dataClassification()),
                Objects.requireNonNull(description.monthlyCostCap()));
    }
}
