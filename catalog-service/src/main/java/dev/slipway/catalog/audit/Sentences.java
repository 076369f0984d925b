package dev.slipway.catalog.audit;

import static dev.slipway.catalog.audit.Told.because;
import static dev.slipway.catalog.audit.Told.that;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.Money;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.CatalogEvent;
import dev.slipway.contracts.catalog.ChatIdentityLinked;
import dev.slipway.contracts.catalog.ChatIdentityUnlinked;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.contracts.catalog.PersonLeft;
import dev.slipway.contracts.catalog.PersonReturned;
import dev.slipway.contracts.catalog.RiskTriaged;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.contracts.cost.CostEvent;
import dev.slipway.contracts.cost.CostImported;
import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.contracts.dns.DnsEvent;
import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.contracts.dns.DomainRequested;
import dev.slipway.contracts.gate.GateEvent;
import dev.slipway.contracts.notifier.MessageDelivered;
import dev.slipway.contracts.notifier.MessageFailed;
import dev.slipway.contracts.notifier.NotifierEvent;
import dev.slipway.contracts.promotion.PromotionEvent;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Says each event in a plain sentence. An event that this release does not know is told by its name. */
@Component
class Sentences {
    private final JsonMapper json;

    Sentences(JsonMapper json) {
        this.json = json;
    }

    Told of(Entry entry) {
        try {
            return EventTypes.classOf(entry.type())
                    .map(type -> told(json.readValue(entry.payload(), type)))
                    .orElseGet(() -> unknown(entry));
        } catch (JacksonException _) {
            return unknown(entry);
        }
    }

    private static Told unknown(Entry entry) {
        var parts = entry.type().split("\\.", -1);
        return that("%s announced %s."
                .formatted(entry.service(), parts.length > 1 ? parts[parts.length - 2] : entry.type()));
    }

    private static Told told(SlipwayEvent event) {
        return switch (event) {
            case CatalogEvent it -> catalog(it);
            case GateEvent it -> GateSentences.told(it);
            case PromotionEvent it -> PromotionSentences.told(it);
            case DnsEvent it -> dns(it);
            case CostEvent it -> cost(it);
            case NotifierEvent it -> notifier(it);
            default -> throw new IllegalStateException("An event of no area: " + event.getClass());
        };
    }

    private static Told catalog(CatalogEvent event) {
        return switch (event) {
            case AppRegistered it -> that("Registered the app.").by(it.by()).through(it.channel());
            case AppUpdated it ->
                that("Described the app anew: %s.".formatted(String.join(", ", it.changed())))
                        .by(it.by());
            case RiskTriaged it ->
                that("Answered the questions of triage; the risk is %s."
                                .formatted(it.state().risk()))
                        .by(it.by());
            case OwnershipTransferred it -> that("Gave the app another owner.").by(it.by());
            case LifecycleChanged it ->
                that("Moved the app from %s to %s%s".formatted(it.from(), it.to(), because(it.reason())))
                        .by(it.by());
            case TeamChanged it -> that("Changed who is in the team.").by(it.by());
            case ChatIdentityLinked it ->
                that("Linked the %s account %s of %s to a person.".formatted(it.provider(), it.user(), it.workspace()))
                        .by(it.by());
            case ChatIdentityUnlinked it ->
                that("Took the %s account %s of %s from a person.".formatted(it.provider(), it.user(), it.workspace()))
                        .by(it.by());
            case PersonLeft it -> that("Noted that a person has left.").by(it.by());
            case PersonReturned it -> that("Noted that a person is back.").by(it.by());
        };
    }

    private static Told dns(DnsEvent event) {
        return switch (event) {
            case DomainRequested it ->
                that("Claimed the name %s.".formatted(it.fqdn())).by(it.by());
            case CertificateIssued it ->
                that("Issued a certificate for %s, valid until %s.".formatted(it.fqdn(), it.notAfter()));
            case DomainProvisioned it -> that("The name %s answers, at %s.".formatted(it.fqdn(), it.url()));
            case DomainReleased it -> that("Gave the name %s back; nothing of it is left.".formatted(it.fqdn()));
        };
    }

    private static Told cost(CostEvent event) {
        return switch (event) {
            case CostEstimated it ->
                that("Estimated %s a month, %s the cap of %s."
                        .formatted(words(it.monthly()), it.aboveCap() ? "above" : "within", words(it.cap())));
            case CostImported it ->
                that("Imported the bill of %s for %s.".formatted(it.provider(), it.month()))
                        .by(it.by());
            case BudgetCrossed it ->
                that("Spending in %s crossed %d %% of the cap: %s of %s."
                        .formatted(it.month(), it.percent(), words(it.spent()), words(it.cap())));
        };
    }

    private static Told notifier(NotifierEvent event) {
        return switch (event) {
            case MessageDelivered it ->
                that("Sent a message: %s.".formatted(it.kind())).through(it.channel());
            case MessageFailed it ->
                that("Could not deliver a message (%s)%s".formatted(it.kind(), because(it.reason())))
                        .through(it.channel());
        };
    }

    private static String words(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
