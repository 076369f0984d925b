/**
 * A domain is a name with everything behind it: the claim, its records, its certificate. This package gives it to people over HTTP and to workflows as activities;
 * the parts know nothing of each other's ways.
 */
@NullMarked
package dev.slipway.dns.domain;

import org.jspecify.annotations.NullMarked;
