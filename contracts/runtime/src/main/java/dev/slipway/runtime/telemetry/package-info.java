/**
 * One trace from what set something off to its last effect: the trace context (W3C Trace Context, {@code traceparent}) stands in outbox rows, Kafka headers,
 * job data, and headers of workflows and activities, and is taken up again on the other side. Metrics are Micrometer's and need nothing here.
 */
@NullMarked
package dev.slipway.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
