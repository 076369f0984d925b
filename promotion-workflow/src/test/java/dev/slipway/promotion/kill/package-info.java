/**
 * The workers of the service and of its neighbours die once at each step of each workflow, after the step's effect and before its answer, and others take over; a
 * table lists the steps. Rows, routes, jobs, Git and Temporal's own server are real, and stay.
 */
@NullMarked
package dev.slipway.promotion.kill;

import org.jspecify.annotations.NullMarked;
