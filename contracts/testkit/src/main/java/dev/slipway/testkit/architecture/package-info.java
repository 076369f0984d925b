/** The rules of the house for code, as tests that each service inherits. Each rule has a planted violation that proves that it bites. */
@NullMarked
package dev.slipway.testkit.architecture;

import org.jspecify.annotations.NullMarked;
