package dev.slipway.notifier.message;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.contracts.gate.Finding;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.VerdictChanged;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.DecommissionRequested;
import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.contracts.promotion.PromotionExpired;
import dev.slipway.contracts.promotion.PromotionFailed;
import dev.slipway.contracts.promotion.PromotionRejected;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.notifier.message.Content.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words in which an owner, who need not be an engineer, is told what has happened: what, why, and what to do next. */
final class Notices {
    private Notices() {}

    static Notice of(GateFailed event) {
        var lines = findings(event.findings());
        lines.addFirst("It stays out of %s. What runs now goes on unchanged.".formatted(event.environment()));
        var missing = event.outcome().equals("undetermined");
        var title = missing
                ? "%s %s cannot go on yet: something is missing".formatted(event.app(), version(event.version()))
                : "%s %s did not pass the checks".formatted(event.app(), version(event.version()));
        return new Notice(
                title, lines, "Mend what is listed, then publish a new version; the checks run again by themselves.");
    }

    static Notice of(VerdictChanged event) {
        var lines = findings(event.findings());
        lines.addFirst(
                "It runs in %s and passed before; what is known about it has changed.".formatted(event.environment()));
        return new Notice(
                "%s %s is live and no longer passes the checks".formatted(event.app(), version(event.version())),
                lines,
                "Publish a mended version soon.");
    }

    static Notice of(PromotionRolledBack event) {
        return new Notice(
                "%s %s was taken back in %s".formatted(event.app(), version(event.version()), event.environment()),
                List.of(
                        event.reason(),
                        event.good() == null
                                ? "Nothing ran there before, so nothing runs there now."
                                : "The build that ran before (%s) runs again.".formatted(shortened(event.good()))),
                "Mend the cause and publish a new version. The build that was taken back is %s."
                        .formatted(shortened(event.digest())));
    }

    static Notice of(PromotionCompleted event) {
        return new Notice(
                "%s %s is live".formatted(event.app(), version(event.version())),
                List.of("People reach it at %s".formatted(event.url())),
                null);
    }

    static Notice of(PromotionFailed event) {
        return new Notice(
                "%s %s did not reach production".formatted(event.app(), version(event.version())),
                List.of("It stopped at the step “%s”.".formatted(event.step()), event.reason()),
                null);
    }

    static Notice of(PromotionRejected event) {
        return new Notice(
                "%s %s was not approved".formatted(event.app(), version(event.version())),
                List.of(
                        event.reason() == null || event.reason().isBlank()
                                ? "No reason was given."
                                : "The reason given: " + event.reason()),
                "Talk to whoever decides, then publish a new version.");
    }

    static Notice of(PromotionExpired event) {
        return new Notice(
                "%s %s was not decided on in time".formatted(event.app(), version(event.version())),
                List.of(
                        "Those who were asked did not give all the approvals that it needs before their time was up.",
                        "It stays out of production. What runs there now goes on unchanged."),
                "Talk to whoever decides, then ask for it again or publish a new version.");
    }

    static Notice of(DecommissionRequested event) {
        return new Notice(
                "%s is asked to be taken out of production".formatted(event.app()),
                List.of("The reason given: " + event.reason(), "Nothing is removed before somebody else has agreed."),
                null);
    }

    static Notice of(DecommissionEnded event) {
        return new Notice("%s is not taken out of production".formatted(event.app()), List.of(event.reason()), null);
    }

    static Notice of(AppDecommissioned event) {
        var lines = new ArrayList<>(event.removed());
        lines.add("What was proven and decided about it is kept.");
        return new Notice("%s is out of production".formatted(event.app()), lines, null);
    }

    static Notice of(BudgetCrossed event) {
        return new Notice(
                "%s has used %d %% of its budget for %s".formatted(event.app(), event.percent(), event.month()),
                List.of("Spent %s of %s.".formatted(money(event.spent()), money(event.cap()))),
                event.percent() >= 100 ? "Make it smaller, or ask for a higher cap." : null);
    }

    private static List<String> findings(List<Finding> findings) {
        var lines = new ArrayList<String>();
        findings.stream()
                .filter(finding -> finding.level().equals("deny"))
                .forEach(finding -> lines.add("%s %s %s".formatted(finding.title(), finding.why(), finding.fix())));
        return lines;
    }

    private static String version(@Nullable String version) {
        return version == null ? "(no version)" : version;
    }

    static String shortened(String digest) {
        return digest.length() > 19 ? digest.substring(0, 19) : digest;
    }

    private static String money(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
