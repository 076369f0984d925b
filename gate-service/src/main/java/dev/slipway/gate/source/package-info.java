/**
 * Where the source of a build stands on GitHub, and who wrote what the build adds to what is live. Asked of GitHub at that moment: what a webhook or an image claims
 * of its authors is not used.
 */
@NullMarked
package dev.slipway.gate.source;

import org.jspecify.annotations.NullMarked;
