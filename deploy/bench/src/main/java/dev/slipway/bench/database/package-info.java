/** The database under the services, asked past them: to fill it, and to know what it can do at most. */
@NullMarked
package dev.slipway.bench.database;

import org.jspecify.annotations.NullMarked;
