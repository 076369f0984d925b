/** The notifier: messages out, clicks in. It decides nothing, and vouches for nobody. */
@NullMarked
package dev.slipway.notifier;

import org.jspecify.annotations.NullMarked;
