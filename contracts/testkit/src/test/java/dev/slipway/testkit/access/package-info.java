/** Tests of the table of who may what. */
@NullMarked
package dev.slipway.testkit.access;

import org.jspecify.annotations.NullMarked;
