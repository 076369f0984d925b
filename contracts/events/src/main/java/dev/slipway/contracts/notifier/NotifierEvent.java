package dev.slipway.contracts.notifier;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.notifier}. */
public sealed interface NotifierEvent extends SlipwayEvent permits MessageDelivered, MessageFailed {}
