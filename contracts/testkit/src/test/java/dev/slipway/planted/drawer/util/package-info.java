/** Breaks a rule on purpose, so that its test can see the rule bite. */
@NullMarked
package dev.slipway.planted.drawer.util;

import org.jspecify.annotations.NullMarked;
