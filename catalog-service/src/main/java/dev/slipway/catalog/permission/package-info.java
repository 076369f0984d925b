/** Answers other services whether somebody may do something to an app, at the moment they ask. Decides nothing itself: the directory's rules do. */
@NullMarked
package dev.slipway.catalog.permission;

import org.jspecify.annotations.NullMarked;
