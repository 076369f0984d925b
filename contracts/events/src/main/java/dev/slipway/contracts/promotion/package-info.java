/** What the promotion workflows tell: requests, decisions, deployments, rollbacks and removals. */
@NullMarked
package dev.slipway.contracts.promotion;

import org.jspecify.annotations.NullMarked;
