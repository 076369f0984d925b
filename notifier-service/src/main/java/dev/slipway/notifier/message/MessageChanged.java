package dev.slipway.notifier.message;

import java.util.UUID;

/** Said within the transaction that wrote a message: its channel has to be brought up to date. */
public record MessageChanged(UUID message) {}
