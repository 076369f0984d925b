/**
 * The switch that stops promotions as a whole. While it is off, no promotion enters a stage that changes an environment; those that have entered one go on to its end, a rollback included, and people can go on deciding. Each turn of
 * the switch is a row that says who and why, and is announced.
 */
@NullMarked
package dev.slipway.promotion.halt;

import org.jspecify.annotations.NullMarked;
