/**
 * The embedded platform's OIDC issuer: Spring Authorization Server with the client-credentials grant for services, and
 * one route of its own that gives a person's or a machine's token to the holder of the administrator's secret. The
 * signing key is kept on disk, so tokens outlive a restart. There is no login page, no refresh token, no revocation,
 * and no password: it proves nothing about who asks.
 */
@NullMarked
package dev.slipway.local.issuer;

import org.jspecify.annotations.NullMarked;
