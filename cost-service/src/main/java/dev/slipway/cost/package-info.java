/**
 * What apps cost: bills as providers send them, estimates before deploys, budgets, reports.
 */
@NullMarked
package dev.slipway.cost;

import org.jspecify.annotations.NullMarked;
