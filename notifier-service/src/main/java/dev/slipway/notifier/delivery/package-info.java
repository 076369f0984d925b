/**
 * Brings messages to their channel: posted once, changed in place, again and again until the channel shows the newest content or says that it never will.
 * A channel is a provider behind {@link dev.slipway.notifier.delivery.ChatChannel}.
 */
@NullMarked
package dev.slipway.notifier.delivery;

import org.jspecify.annotations.NullMarked;
