/**
 * The runtime's outbox and relay beside a library for the same purpose and beside bare Kafka: the same database, broker, payload and load. Latency runs from the
 * commit to a consumer in the same process; what became of every event after kills, outages and clocks that differ is counted afterwards from the table of
 * subjects, which each transaction changes together with its announcement.
 */
@NullMarked
package dev.slipway.bench.outbox;

import org.jspecify.annotations.NullMarked;
