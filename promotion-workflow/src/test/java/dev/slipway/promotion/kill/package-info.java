/**
 * The workers of the service and of its neighbours die once at each step of each workflow, and others take over; a table lists the steps, and whether the worker
 * dies before the step, within it, or after it. Rows, routes, jobs, Git and Temporal's own server are real, and stay. The cluster has a state of its own, which an
 * agent brings there from Git; at the end the two are compared.
 */
@NullMarked
package dev.slipway.promotion.kill;

import org.jspecify.annotations.NullMarked;
