package dev.slipway.contracts.catalog;

import dev.slipway.contracts.AppEvent;

/**
 * The questions of triage were answered, and the risk follows from them.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param state the whole state after the change
 * @param by opaque id of the person, or name of the machine or service
 */
public record RiskTriaged(String app, long revision, AppState state, String by) implements CatalogEvent, AppEvent {}
