/**
 * The embedded platform's Kafka: one broker in KRaft mode that is its own controller, in its own process. Its data folder
 * survives restarts and {@code kill -9} of the process; it listens on 127.0.0.1 alone. Topics are made on first use.
 */
@NullMarked
package dev.slipway.local.kafka;

import org.jspecify.annotations.NullMarked;
