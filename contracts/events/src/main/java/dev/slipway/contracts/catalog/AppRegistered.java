package dev.slipway.contracts.catalog;

import dev.slipway.contracts.AppEvent;

/**
 * An app has been registered.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param state the whole state after the change
 * @param by opaque id of the person, or name of the machine or service
 * @param channel api, app-yaml or push
 */
public record AppRegistered(String app, long revision, AppState state, String by, String channel)
        implements CatalogEvent, AppEvent {}
