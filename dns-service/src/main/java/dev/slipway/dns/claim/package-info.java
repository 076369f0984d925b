/**
 * Claims: one holder of a name, decided by the database. A claim has records and a certificate only once a workflow has seen to them.
 */
@NullMarked
package dev.slipway.dns.claim;

import org.jspecify.annotations.NullMarked;
