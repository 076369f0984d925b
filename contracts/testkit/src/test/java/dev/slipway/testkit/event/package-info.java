/** The runtime and the documents of the events say the same. */
@NullMarked
package dev.slipway.testkit.event;

import org.jspecify.annotations.NullMarked;
