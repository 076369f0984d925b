package dev.slipway.promotion.promotion;

import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.contracts.promotion.PromotionApproved;
import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.contracts.promotion.PromotionExpired;
import dev.slipway.contracts.promotion.PromotionFailed;
import dev.slipway.contracts.promotion.PromotionPaused;
import dev.slipway.contracts.promotion.PromotionRejected;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.contracts.promotion.PromotionResumed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.contracts.promotion.PromotionSuperseded;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.promotion.promotion.PromotionEnd.Expired;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import dev.slipway.promotion.promotion.PromotionEnd.Rejected;
import dev.slipway.promotion.promotion.PromotionEnd.RolledBack;
import dev.slipway.promotion.promotion.PromotionEnd.Superseded;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PromotionEvents {
    private static final String CANCELLED = "cancelled";

    private final Outbox outbox;

    PromotionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void requested(Promotion it, String by) {
        outbox.append(new PromotionRequested(it.app(), it.revision(), it.id(), it.digest(), it.version(), by));
    }

    void held(Promotion it, boolean paused, String by) {
        outbox.append(
                paused
                        ? new PromotionPaused(it.app(), it.revision(), it.id(), it.digest(), it.version(), by)
                        : new PromotionResumed(it.app(), it.revision(), it.id(), it.digest(), it.version(), by));
    }

    void deployed(Promotion it, String environment, String url, String commit) {
        outbox.append(new EnvironmentDeployed(
                it.app(), it.revision(), it.id(), it.digest(), it.version(), environment, url, commit));
    }

    void approved(Promotion it, List<GivenApproval> given) {
        outbox.append(new PromotionApproved(it.app(), it.revision(), it.id(), it.digest(), it.version(), given));
    }

    /** One event for each way to end. */
    void ended(Promotion it, PromotionEnd end) {
        var app = it.app();
        var revision = it.revision();
        var id = it.id();
        var digest = it.digest();
        var version = it.version();
        outbox.append(
                switch (end) {
                    case Completed(var url, var commit) ->
                        new PromotionCompleted(app, revision, id, digest, version, url, commit);
                    case Rejected(var by, var channel, var reason) ->
                        new PromotionRejected(app, revision, id, digest, version, by, channel, reason);
                    case Expired _ -> new PromotionExpired(app, revision, id, digest, version);
                    case Superseded(var newer) -> new PromotionSuperseded(app, revision, id, digest, version, newer);
                    case Cancelled _ ->
                        new PromotionFailed(app, revision, id, digest, version, CANCELLED, "It was cancelled.");
                    case RolledBack(var environment, var good, var reason, var commit) ->
                        new PromotionRolledBack(app, revision, id, digest, version, environment, good, reason, commit);
                    case Failed(var step, var reason) ->
                        new PromotionFailed(app, revision, id, digest, version, step, reason);
                });
    }
}
