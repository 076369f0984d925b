/** Tests of the fixtures for workflows. */
@NullMarked
package dev.slipway.testkit.temporal;

import org.jspecify.annotations.NullMarked;
