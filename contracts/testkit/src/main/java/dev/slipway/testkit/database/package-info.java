/** A real PostgreSQL, one per JVM, with a fresh database and both roles of each schema for whoever asks; and the rules for migrations. */
@NullMarked
package dev.slipway.testkit.database;

import org.jspecify.annotations.NullMarked;
