/** Plumbing that every service has alike on the wire and in its tables. It holds no noun of the domain. */
@NullMarked
package dev.slipway.runtime;

import org.jspecify.annotations.NullMarked;
