/**
 * The embedded platform's PostgreSQL: started with settings under which a commit survives {@code kill -9}, and provisioned
 * with one schema and two roles for each area. The server outlives the process that started it, listens on 127.0.0.1
 * alone and demands a password of everybody. Tables are not made here: each service migrates its own schema.
 */
@NullMarked
package dev.slipway.local.postgres;

import org.jspecify.annotations.NullMarked;
