/** The database and the broker that the tests of the runtime run on: real ones, one each for all tests of a JVM. */
@NullMarked
package dev.slipway.runtime.platform;

import org.jspecify.annotations.NullMarked;
