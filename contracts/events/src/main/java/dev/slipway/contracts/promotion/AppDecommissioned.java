package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.List;
import java.util.UUID;

/**
 * An app is gone: no record, no certificate, no manifest. Evidence and audit stay.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param decommission id
 * @param removed what was removed, in plain words
 */
public record AppDecommissioned(String app, long revision, UUID decommission, List<String> removed)
        implements PromotionEvent, AppEvent {}
