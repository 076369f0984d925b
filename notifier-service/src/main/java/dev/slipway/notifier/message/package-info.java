/**
 * What is said to whom: events of the other services become messages, each once, and a later event may change what an earlier message shows. How a message
 * reaches a channel is the business of {@code delivery}.
 */
@NullMarked
package dev.slipway.notifier.message;

import org.jspecify.annotations.NullMarked;
