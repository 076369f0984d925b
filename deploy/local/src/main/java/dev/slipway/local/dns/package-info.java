/**
 * Stand-in of an authoritative DNS server for {@code slipway.test} and the zones below it: answers over UDP and TCP
 * (RFC 1034, 2308, 6891), takes updates signed with one TSIG key (RFC 2136, 8945), and transfers a zone to its holder
 * (RFC 5936). An update is wholly done and on disk before it is answered, or not done at all.
 *
 * <p>It does not recurse, sign zones, notify secondaries or transfer increments; any holder of the key may change any
 * name in any zone.
 */
@NullMarked
package dev.slipway.local.dns;

import org.jspecify.annotations.NullMarked;
