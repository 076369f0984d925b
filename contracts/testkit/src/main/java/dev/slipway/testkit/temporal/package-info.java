/** Workflows in tests: time that skips or waits that are short, activities by hand, activities that are asked again after a death, and the replay of committed
 * histories. */
@NullMarked
package dev.slipway.testkit.temporal;

import org.jspecify.annotations.NullMarked;
