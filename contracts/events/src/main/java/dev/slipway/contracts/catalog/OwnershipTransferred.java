package dev.slipway.contracts.catalog;

import dev.slipway.contracts.AppEvent;

/**
 * The app has another owner.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param state the whole state after the change
 * @param by opaque id of the person, or name of the machine or service
 * @param from opaque id
 * @param to opaque id
 */
public record OwnershipTransferred(String app, long revision, AppState state, String by, String from, String to)
        implements CatalogEvent, AppEvent {}
