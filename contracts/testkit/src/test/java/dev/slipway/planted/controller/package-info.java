/** Breaks a rule on purpose, so that its test can see the rule bite. */
@NullMarked
package dev.slipway.planted.controller;

import org.jspecify.annotations.NullMarked;
