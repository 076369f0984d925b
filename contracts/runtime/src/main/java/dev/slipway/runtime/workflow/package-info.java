/**
 * Workers of workflows and activities: made for what is annotated, run on virtual threads, and started as soon as Temporal answers. A service starts and serves without Temporal.
 * The trace of whoever starts a workflow goes on in each attempt at each of its activities, whichever service does it, and in its children.
 */
@NullMarked
package dev.slipway.runtime.workflow;

import org.jspecify.annotations.NullMarked;
