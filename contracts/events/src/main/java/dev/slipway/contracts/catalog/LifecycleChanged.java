package dev.slipway.contracts.catalog;

import dev.slipway.contracts.AppEvent;
import org.jspecify.annotations.Nullable;

/**
 * The app entered another state of its life.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param state the whole state after the change
 * @param by opaque id of the person, or name of the machine or service
 * @param from earlier state
 * @param to new state
 */
public record LifecycleChanged(
        String app,
        long revision,
        AppState state,
        String by,
        String from,
        String to,
        @Nullable String reason) implements CatalogEvent, AppEvent {}
