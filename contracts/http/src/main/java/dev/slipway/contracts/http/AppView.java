package dev.slipway.contracts.http;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.catalog.Alert;
import dev.slipway.contracts.catalog.HealthEndpoints;
import dev.slipway.contracts.catalog.SmokeCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of an app as the catalog answers it.
 *
 * @param owner e-mail address for people; services read ownerId
 * @param ownerId opaque id
 * @param actualMonthlyCost of the newest imported month
 * @param defaulted fields that the platform filled in
 * @param thirdPartyServices outside services that the app says it uses
 * @param retention what happens to the app's data at its end
 * @param riskClaim what app.yaml says of its risk; it may raise the level, never lower it
 */
public record AppView(
        String name,
        String owner,
        String ownerId,
        @Nullable String team,
        @Nullable String businessUnit,
        @Nullable String costCentre,
        @Nullable String sourceRepository,
        ImageView image,
        @Nullable String version,
        String hostingTier,
        @Nullable String dataClassification,
        RiskView risk,
        LifecycleView lifecycle,
        @Nullable String escalation,
        @Nullable String runbook,
        @Nullable String subdomain,
        @Nullable HealthEndpoints health,
        boolean telemetry,
        List<Alert> alerts,
        List<SmokeCheck> smoke,
        Money monthlyCostCap,
        @Nullable Money estimatedMonthlyCost,
        @Nullable Money actualMonthlyCost,
        @Nullable Integer expectedUsers,
        List<EnvironmentView> environments,
        List<String> defaulted,
        List<String> thirdPartyServices,
        @Nullable String retention,
        @Nullable String riskClaim,
        long revision) {
    /** What an app can be called, as a regular expression: a DNS label in lower case (RFC 1123 section 2.1). */
    public static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
}
