/**
 * Caps and the shares of them that were crossed: each is told once for an app and month.
 */
@NullMarked
package dev.slipway.cost.budget;

import org.jspecify.annotations.NullMarked;
