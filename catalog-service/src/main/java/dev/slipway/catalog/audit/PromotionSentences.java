package dev.slipway.catalog.audit;

import static dev.slipway.catalog.audit.GateSentences.version;
import static dev.slipway.catalog.audit.Told.because;
import static dev.slipway.catalog.audit.Told.that;

import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.CheckResult;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.DecommissionRequested;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionApproved;
import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.contracts.promotion.PromotionEvent;
import dev.slipway.contracts.promotion.PromotionExpired;
import dev.slipway.contracts.promotion.PromotionFailed;
import dev.slipway.contracts.promotion.PromotionPaused;
import dev.slipway.contracts.promotion.PromotionRejected;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.contracts.promotion.PromotionResumed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.contracts.promotion.PromotionSuperseded;
import dev.slipway.contracts.promotion.PromotionsStarted;
import dev.slipway.contracts.promotion.PromotionsStopped;
import dev.slipway.contracts.promotion.SmokeChecked;
import java.util.stream.Collectors;

/** What the workflows announce, in words. */
final class PromotionSentences {
    private PromotionSentences() {}

    static Told told(PromotionEvent event) {
        return switch (event) {
            case PromotionRequested it ->
                that("Build%s set out for production.".formatted(version(it.version())))
                        .by(it.by())
                        .about(it.digest());
            case ApprovalRequested it ->
                that("Asked people to decide on the %s%s"
                                .formatted(it.about(), because(String.join(" ", it.because()))))
                        .about(it.digest());
            case DecisionRecorded it -> decision(it);
            case PromotionApproved it ->
                that(it.approvals().isEmpty() ? "Approved: nobody had to be asked." : "All approvals are given.")
                        .about(it.digest());
            case PromotionRejected it ->
                that("The promotion was rejected%s".formatted(because(it.reason())))
                        .by(it.by())
                        .through(it.channel())
                        .about(it.digest());
            case PromotionExpired it ->
                that("Nobody decided in time; the promotion expired.").about(it.digest());
            case PromotionSuperseded it ->
                that("A newer build, %s, took this one's place.".formatted(it.newer()))
                        .about(it.digest());
            case EnvironmentDeployed it ->
                that("Build%s runs in %s at %s.".formatted(version(it.version()), it.environment(), it.url()))
                        .about(it.digest());
            case SmokeChecked it -> smoke(it);
            case PromotionCompleted it ->
                that("Build%s is live at %s.".formatted(version(it.version()), it.url()))
                        .about(it.digest());
            case PromotionRolledBack it ->
                that("Build%s was rolled back in %s%s"
                                .formatted(version(it.version()), it.environment(), because(it.reason())))
                        .about(it.digest());
            case PromotionFailed it ->
                that("The promotion ended at the step %s%s".formatted(it.step(), because(it.reason())))
                        .about(it.digest());
            case PromotionPaused it ->
                that("The promotion was held.").by(it.by()).about(it.digest());
            case PromotionResumed it ->
                that("The promotion was let go on.").by(it.by()).about(it.digest());
            case PromotionsStopped it ->
                that("Stopped all promotions%s".formatted(because(it.reason()))).by(it.by());
            case PromotionsStarted it ->
                that("Started promotions again%s".formatted(because(it.reason())))
                        .by(it.by());
            case DecommissionRequested it ->
                that("Asked to take the app out of production%s".formatted(because(it.reason())))
                        .by(it.by());
            case DecommissionEnded it ->
                that("Taking the app out of production ended as %s%s".formatted(it.outcome(), because(it.reason())));
            case AppDecommissioned it -> that("The app is gone: %s.".formatted(String.join(", ", it.removed())));
        };
    }

    private static Told decision(DecisionRecorded it) {
        var choice = it.choice().equals("approve") ? "approve" : "reject";
        var what = it.granted()
                ? "Decided to %s the %s%s".formatted(choice, it.about(), because(it.why()))
                : "Tried to %s the %s, which was refused%s".formatted(choice, it.about(), because(it.why()));
        return that(what)
                .by(it.by() == null ? it.chatIdentity() : it.by())
                .through(it.channel())
                .about(it.digest());
    }

    private static Told smoke(SmokeChecked it) {
        var failed = it.checks().stream()
                .filter(check -> !check.passed())
                .map(CheckResult::path)
                .collect(Collectors.joining(", "));
        var what = it.passed()
                ? "The smoke checks passed in %s.".formatted(it.environment())
                : "Smoke checks failed in %s: %s.".formatted(it.environment(), failed);
        return that(what).about(it.digest());
    }
}
