package dev.slipway.contracts.notifier;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;

/**
 * A message reached its channel.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param message id
 * @param kind approval-request, rolled-back …
 * @param channel slack
 * @param recipient channel or person id
 */
public record MessageDelivered(String app, long revision, UUID message, String kind, String channel, String recipient)
        implements NotifierEvent, AppEvent {}
