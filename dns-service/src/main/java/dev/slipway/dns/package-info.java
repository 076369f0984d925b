/**
 * Names and certificates: who holds a name, what stands in the zone for it, and the certificate that goes with it.
 */
@NullMarked
package dev.slipway.dns;

import org.jspecify.annotations.NullMarked;
