/**
 * Stand-in of an image registry: the OCI distribution specification 1.1 over files, with the push notifications that
 * Docker Distribution 2.8 sends. What was answered with 201 is on disk; a notification is kept until it was accepted.
 * There is no authentication, no garbage collection, no proxying, and sha256 is the only digest algorithm.
 */
@NullMarked
package dev.slipway.local.registry;

import org.jspecify.annotations.NullMarked;
