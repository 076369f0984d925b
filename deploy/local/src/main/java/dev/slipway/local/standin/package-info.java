/**
 * The one process that holds every stand-in of the embedded platform. It reads its settings from the environment,
 * starts the parts side by side, and ends with status 1 when one cannot start: a platform without its surroundings is
 * of no use. Nothing here belongs into a production system.
 */
@NullMarked
package dev.slipway.local.standin;

import org.jspecify.annotations.NullMarked;
