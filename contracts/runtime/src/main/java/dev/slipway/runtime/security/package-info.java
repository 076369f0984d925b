/**
 * Who is calling, and whether they may: bearer tokens of the one issuer, routes that are denied unless a service opens
 * them, and webhooks that are authenticated over their raw bytes. What a caller may do to a thing is not decided here.
 */
@NullMarked
package dev.slipway.runtime.security;

import org.jspecify.annotations.NullMarked;
