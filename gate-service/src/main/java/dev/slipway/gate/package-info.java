/** The gate: takes in what is pushed, collects evidence about it, judges it by the policies, and tells everybody the verdict. */
@NullMarked
package dev.slipway.gate;

import org.jspecify.annotations.NullMarked;
