/** What the notifier tells: what became of messages. */
@NullMarked
package dev.slipway.contracts.notifier;

import org.jspecify.annotations.NullMarked;
