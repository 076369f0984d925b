/**
 * The cost ledger. A bill is replaced whole by provider, billing account and month, in one transaction; amounts are exact decimals in their currency, never converted, never rounded.
 */
@NullMarked
package dev.slipway.cost.ledger;

import org.jspecify.annotations.NullMarked;
