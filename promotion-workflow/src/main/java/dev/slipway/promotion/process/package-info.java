/**
 * The life of every process: its row, the workflow that drives it, what its steps answered, and its end. A process is open exactly as long as its row is;
 * Temporal may lose everything, and the open rows are started again from the top, where each step gives its recorded answer. One promotion is live per app and
 * digest, and one decommission per app (unique indexes). Promotions of one app run one after the other.
 */
@NullMarked
package dev.slipway.promotion.process;

import org.jspecify.annotations.NullMarked;
