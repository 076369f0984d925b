/** What the name service tells: claims, records and certificates. */
@NullMarked
package dev.slipway.contracts.dns;

import org.jspecify.annotations.NullMarked;
