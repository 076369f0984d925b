/** What the cost service tells: estimates, imported bills and crossed budgets. */
@NullMarked
package dev.slipway.contracts.cost;

import org.jspecify.annotations.NullMarked;
