package dev.slipway.contracts.catalog;

import dev.slipway.contracts.AppEvent;
import java.util.List;

/**
 * An app's description has changed.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param state the whole state after the change
 * @param by opaque id of the person, or name of the machine or service
 * @param changed names of the fields that changed
 */
public record AppUpdated(String app, long revision, AppState state, String by, List<String> changed)
        implements CatalogEvent, AppEvent {}
