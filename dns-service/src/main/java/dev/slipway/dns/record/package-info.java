/**
 * Records in the authoritative servers, by compare-and-set on the owner marker; a provider speaks to one kind of server.
 */
@NullMarked
package dev.slipway.dns.record;

import org.jspecify.annotations.NullMarked;
