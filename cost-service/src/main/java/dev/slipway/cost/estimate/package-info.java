/**
 * What a month of an app is expected to cost, from the size that it is given and the list of prices.
 */
@NullMarked
package dev.slipway.cost.estimate;

import org.jspecify.annotations.NullMarked;
