/** A service that does next to nothing, on which the testkit is tested. */
@NullMarked
package dev.slipway.sample;

import org.jspecify.annotations.NullMarked;
