/** What several benchmarks measure with. */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
