/**
 * Declared checks of a running app, asked as a visitor would: by its own name, at the gateway, over TLS that trusts Slipway's authority alone. Names outside the
 * configured zones are not asked at all, and nothing but the configured gateway is ever dialled. Load and long-running checks are not made here.
 */
@NullMarked
package dev.slipway.promotion.smoke;

import org.jspecify.annotations.NullMarked;
