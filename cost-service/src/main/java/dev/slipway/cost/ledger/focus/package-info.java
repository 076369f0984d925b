/**
 * Reads FOCUS (FinOps Open Cost and Usage Specification) 1.0 to 1.3 as CSV, row by row, as providers really write it.
 */
@NullMarked
package dev.slipway.cost.ledger.focus;

import org.jspecify.annotations.NullMarked;
