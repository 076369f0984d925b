/** Documents that nobody in their right mind sends: real ones, bent by a seed, for whatever reads what strangers write. */
@NullMarked
package dev.slipway.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
