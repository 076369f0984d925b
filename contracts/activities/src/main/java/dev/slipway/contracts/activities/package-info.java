/**
 * What workflows ask of the services, by owner. Every method is {@code ensure…}: it is told the process and the step that ask, does its work at most once for
 * them, and gives its recorded answer when asked again. An activity runs in the service that owns the data, on that service's task queue.
 */
@NullMarked
package dev.slipway.contracts.activities;

import org.jspecify.annotations.NullMarked;
