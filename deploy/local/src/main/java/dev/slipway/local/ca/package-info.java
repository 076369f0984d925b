/**
 * Stand-in of an internal certificate authority: one root, no intermediate. It signs requests for names under
 * {@code slipway.test} for seven days and keeps a list of what it signed. It checks no control over a name, revokes
 * nothing, and publishes no CRL or OCSP.
 */
@NullMarked
package dev.slipway.local.ca;

import org.jspecify.annotations.NullMarked;
