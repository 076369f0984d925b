/**
 * What the tests of every service have in common: {@link dev.slipway.testkit.SlipwayTest} starts a service as it runs in production, with a real PostgreSQL
 * and real tokens, and without broker, relay and workflow workers unless a test asks for them. A dependency of scope test.
 */
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
