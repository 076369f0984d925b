/** The verdict as a check run on GitHub, in words that a creator understands. One run per app and digest, however often the work is repeated. */
@NullMarked
package dev.slipway.gate.check;

import org.jspecify.annotations.NullMarked;
