/** Events in tests: what a service has announced, events put into its inbox, and a real broker where a test needs one. */
@NullMarked
package dev.slipway.testkit.event;

import org.jspecify.annotations.NullMarked;
