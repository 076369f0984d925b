package dev.slipway.runtime.security;

import jakarta.servlet.http.HttpServletRequest;

/** One way by which a sender proves itself. A bean whose name stands in {@link Webhook#authenticator()}. */
public interface WebhookAuthenticator {

    /**
     * Reads the body to its end and vouches for it, or throws a 401 problem. The request given here is bounded: reading more
     * than {@link Webhook#maxBytes()} is a 413 problem.
     */
    VerifiedWebhook verify(HttpServletRequest request);
}
