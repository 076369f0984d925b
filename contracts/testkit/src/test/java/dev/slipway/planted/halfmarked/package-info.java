/** Described, but says nothing about null. */
package dev.slipway.planted.halfmarked;
