/**
 * Dynamic updates with prerequisites (RFC 2136), signed with TSIG (RFC 8945).
 */
@NullMarked
package dev.slipway.dns.record.rfc2136;

import org.jspecify.annotations.NullMarked;
