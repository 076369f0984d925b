/**
 * Stand-in of Prometheus for one counter, {@code http_requests_total}: it is sampled once a second, kept for fifteen
 * minutes in memory, and asked by instant queries in a part of PromQL. Range queries, recording rules, alerts and other
 * metrics are not there, and a restart forgets all samples.
 */
@NullMarked
package dev.slipway.local.cluster.metrics;

import org.jspecify.annotations.NullMarked;
