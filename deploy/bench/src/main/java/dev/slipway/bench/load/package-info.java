/** Load over HTTP: requests that differ in a number, from several connections, at full speed or at an even rate; and what came of them. */
@NullMarked
package dev.slipway.bench.load;

import org.jspecify.annotations.NullMarked;
