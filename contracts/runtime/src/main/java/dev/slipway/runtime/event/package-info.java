/**
 * News between services. What a service announces commits with the state that it announces ({@link dev.slipway.runtime.event.Outbox}), reaches the broker in
 * the order of each subject, numbered and chained by hashes, and takes effect once in each consumer ({@link dev.slipway.runtime.event.EventHandlers}). An event
 * that cannot be handled parks its subject until it can ({@link dev.slipway.runtime.event.ParkedEvents}); it is never dropped.
 */
@NullMarked
package dev.slipway.runtime.event;

import org.jspecify.annotations.NullMarked;
