/**
 * The little that the stand-ins need to speak HTTP on the JDK's own server: a call, a reply, routes, and a port that
 * listens on 127.0.0.1 alone. Bodies are bounded by whoever reads them. There is no TLS, session or content
 * negotiation here.
 */
@NullMarked
package dev.slipway.local.web;

import org.jspecify.annotations.NullMarked;
