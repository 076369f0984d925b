/** Tests of what goes over HTTP in tests. */
@NullMarked
package dev.slipway.testkit.database;

import org.jspecify.annotations.NullMarked;
