/**
 * What an app says of itself: {@code app.yaml}, or the same as JSON. A description that leaves this package is well formed; whether its owner and team exist
 * is for others to say.
 */
@NullMarked
package dev.slipway.catalog.description;

import org.jspecify.annotations.NullMarked;
