/**
 * What a build must be to pass. The rules are Rego, compiled to WebAssembly; levels, thresholds and texts are data. No I/O, no clock: the same input gives the same
 * outcome everywhere.
 */
@NullMarked
package dev.slipway.gate.policy;

import org.jspecify.annotations.NullMarked;
