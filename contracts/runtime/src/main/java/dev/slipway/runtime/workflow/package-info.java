/**
 * Workers of workflows and activities: made for what is annotated, run on virtual threads, and started as soon as Temporal answers. A service starts and serves without Temporal.
 */
@NullMarked
package dev.slipway.runtime.workflow;

import org.jspecify.annotations.NullMarked;
