/**
 * The operator's bench over what a service cannot do by itself: events that are parked and jobs that were given up, listed with the reason and what to do about
 * it, and tried again. Every service has the same routes, for the role operator alone. Nothing is thrown away here.
 */
@NullMarked
package dev.slipway.runtime.operation;

import org.jspecify.annotations.NullMarked;
