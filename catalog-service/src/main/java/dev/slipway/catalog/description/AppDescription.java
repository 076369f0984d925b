package dev.slipway.catalog.description;

import dev.slipway.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code app.yaml}; {@code schema/app.schema.json} says what each means.
 *
 * @param owner e-mail address in lower case; the opaque id once it is stored, since addresses stand in the directory alone
 * @param version without a leading v: 0.1.0 and v0.1.0 are the same release
 */
public record AppDescription(
        String name,
        String owner,
        String riskLevel,
        String version,
        Image image,
        @Nullable String team,
        @Nullable String businessUnit,
        @Nullable String costCentre,
        @Nullable String sourceRepository,
        @Nullable String hostingTier,
        @Nullable String dataClassification,
        @Nullable String escalation,
        @Nullable String runbook,
        @Nullable String subdomain,
        @Nullable LocalDate expires,
        @Nullable Health health,
        @Nullable Telemetry telemetry,
        List<AlertRule> alerts,
        List<Smoke> smoke,
        @Nullable Money monthlyCostCap,
        List<String> thirdPartyServices,
        @Nullable String retention) {

    public AppDescription {
        version = version.startsWith("v") ? version.substring(1) : version;
        alerts = List.copyOf(alerts);
        smoke = List.copyOf(smoke);
        thirdPartyServices = List.copyOf(thirdPartyServices);
    }

    /** The same with what the platform fills in, and its owner by opaque id. */
    public AppDescription filled(String ownerId, String tier, String label, Money cap) {
        return with(ownerId, sourceRepository, tier, label, cap);
    }

    /** The same with its source named. */
    public AppDescription from(String repository) {
        return with(owner, repository, hostingTier, subdomain, monthlyCostCap);
    }

    private AppDescription with(
            String whose, @Nullable String source, @Nullable String tier, @Nullable String label, @Nullable Money cap) {
        return new AppDescription(
                name,
                whose,
                riskLevel,
                version,
                image,
                team,
                businessUnit,
                costCentre,
                source,
                tier,
                dataClassification,
                escalation,
                runbook,
                label,
                expires,
                health,
                telemetry,
                alerts,
                smoke,
                cap,
                thirdPartyServices,
                retention);
    }

    /** Where the images are; {@code repository} with the registry's host. */
    public record Image(String repository, String tag) {}

    /** Paths of the health endpoints. */
    public record Health(String liveness, @Nullable String readiness) {}

    /** What the app tells while it runs. */
    public record Telemetry(boolean opentelemetry) {}

    /** An alert that the app declares; {@code kind} is error-ratio, resource, latency or custom. */
    public record AlertRule(String name, String kind) {}

    /** A check after each deploy; {@code maxLatency} such as 500ms or 2s. */
    public record Smoke(
            String path,
            int status,
            @Nullable String bodyContains,
            @Nullable String maxLatency) {

        /** Longest allowed time in milliseconds; 0 if any. */
        public long maxLatencyMillis() {
            if (maxLatency == null) {
                return 0;
            }
            return maxLatency.endsWith("ms")
                    ? Long.parseLong(maxLatency.substring(0, maxLatency.length() - 2))
                    : Long.parseLong(maxLatency.substring(0, maxLatency.length() - 1)) * 1000;
        }
    }
}
