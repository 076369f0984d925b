/** The events of Slipway: what has happened, told to whoever listens. Facts in the past tense; they ask nobody for anything. */
@NullMarked
package dev.slipway.contracts;

import org.jspecify.annotations.NullMarked;
