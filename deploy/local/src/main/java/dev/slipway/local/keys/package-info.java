/** Key material that the launcher cannot make itself: the key pair with which images are signed on the embedded platform. */
@NullMarked
package dev.slipway.local.keys;

import org.jspecify.annotations.NullMarked;
