package dev.slipway.runtime.security;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What every authenticator does alike: read the bytes, name the headers, refuse without telling which part was wrong. */
final class RawWebhook {

    private RawWebhook() {}

    static byte[] body(HttpServletRequest request) {
        try {
            var in = request.getInputStream();
            return request.getAttribute(WebhookGate.SHARE) instanceof WebhookBudget.Share share
                    ? share.read(in)
                    : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The body of a webhook did not arrive whole", e);
        }
    }

    static VerifiedWebhook verified(HttpServletRequest request, byte[] body, String sender) {
        Map<String, String> headers = new HashMap<>();
        for (var name : Collections.list(request.getHeaderNames())) {
            if (!name.equalsIgnoreCase("Authorization")) {
                headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
            }
        }
        return new VerifiedWebhook(body, sender, headers);
    }

    static Problem refused(String what) {
        return Problems.UNAUTHENTICATED
                .problem(what)
                .fix("Check that both sides hold the same secret, and that nothing on the way changes the body.");
    }
}
