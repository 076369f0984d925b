package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;

/**
 * A decommission ended and the app is not gone: people refused it, nobody decided in time, or it failed.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param decommission id
 * @param outcome rejected, expired or failed
 * @param reason in plain words
 */
public record DecommissionEnded(String app, long revision, UUID decommission, String outcome, String reason)
        implements PromotionEvent, AppEvent {}
