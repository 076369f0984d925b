/** Workflows in tests: time that skips or waits that are short, activities by hand, and the replay of committed histories. */
@NullMarked
package dev.slipway.testkit.temporal;

import org.jspecify.annotations.NullMarked;
