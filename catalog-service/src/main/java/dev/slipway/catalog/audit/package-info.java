/**
 * The audit trail: every event of every service, byte for byte as it stood on the wire, and one chain over all of them. It has a database schema, a role that
 * can only add and read, and a consumer group of its own. An entry joins the chain when it is the next number of its service; whatever was changed, removed,
 * swapped or cut off since is named by the verification. What no service announced is not here.
 */
@NullMarked
package dev.slipway.catalog.audit;

import org.jspecify.annotations.NullMarked;
