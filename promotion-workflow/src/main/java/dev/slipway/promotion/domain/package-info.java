/**
 * The way of an app to its name: claim, records, certificate, propagation, announcement, and back in reverse order. The work is the name service's; here is the order
 * of it. A name that served before this process stays as it was when a step fails; what this process alone has made is undone, and a
 * name that somebody had claimed beforehand stays claimed.
 */
@NullMarked
package dev.slipway.promotion.domain;

import org.jspecify.annotations.NullMarked;
