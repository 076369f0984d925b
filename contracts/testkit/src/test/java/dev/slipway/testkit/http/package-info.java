/** Tests of what goes over HTTP in tests. */
@NullMarked
package dev.slipway.testkit.http;

import org.jspecify.annotations.NullMarked;
