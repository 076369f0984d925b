/** The HTTP documents of a service, compared with what it serves. */
@NullMarked
package dev.slipway.testkit.http;

import org.jspecify.annotations.NullMarked;
