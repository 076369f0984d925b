/**
 * What a month of an app is expected to cost, from its declared size and the list of prices.
 */
@NullMarked
package dev.slipway.cost.estimate;

import org.jspecify.annotations.NullMarked;
