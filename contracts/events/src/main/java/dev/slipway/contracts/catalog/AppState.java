package dev.slipway.contracts.catalog;

import dev.slipway.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of an app as the catalog knows it, so that a reader keeps the newest and needs no other event.
 *
 * @param name id, a DNS label, never given out again
 * @param owner opaque id of the person who owns it
 * @param team team name
 * @param sourceRepository URL of the source repository
 * @param imageRepository host and path, without tag
 * @param version declared version
 * @param hostingTier shared, isolated, edge or serverless
 * @param dataClassification public, internal, personal or regulated
 * @param risk low, medium or high; an app that was never triaged counts as high
 * @param riskSource untriaged or triage
 * @param riskReasons in plain words
 * @param lifecycle idea, active, decommissioning or archived
 * @param escalation contact when the owner is silent
 * @param runbook path or URL
 * @param subdomain label wished for; the name if none
 * @param telemetry OpenTelemetry is declared
 * @param expectedUsers at the peak
 */
public record AppState(
        String name,
        String owner,
        @Nullable String team,
        @Nullable String businessUnit,
        @Nullable String costCentre,
        @Nullable String sourceRepository,
        @Nullable String imageRepository,
        @Nullable String imageTag,
        @Nullable String version,
        String hostingTier,
        @Nullable String dataClassification,
        String risk,
        String riskSource,
        List<String> riskReasons,
        String lifecycle,
        @Nullable LocalDate expires,
        @Nullable LocalDate nextReview,
        @Nullable String escalation,
        @Nullable String runbook,
        @Nullable String subdomain,
        @Nullable HealthEndpoints health,
        boolean telemetry,
        List<Alert> alerts,
        List<SmokeCheck> smoke,
        Money monthlyCostCap,
        @Nullable Integer expectedUsers) {}
