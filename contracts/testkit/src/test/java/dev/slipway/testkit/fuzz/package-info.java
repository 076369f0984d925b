/** Tests of what bends documents. */
@NullMarked
package dev.slipway.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
