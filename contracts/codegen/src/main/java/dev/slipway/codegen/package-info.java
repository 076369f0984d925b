/**
 * Typed table classes for each service, made at build time from its Flyway migrations: an embedded PostgreSQL is started, migrated and read by jOOQ.
 * Nothing here runs in production.
 */
@NullMarked
package dev.slipway.codegen;

import org.jspecify.annotations.NullMarked;
