package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;

/**
 * Somebody asked to take an app out of production.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param decommission id
 * @param by opaque id of the person, or name of the machine or service
 */
public record DecommissionRequested(String app, long revision, UUID decommission, String by, String reason)
        implements PromotionEvent, AppEvent {}
