package dev.slipway.runtime.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's webhook signature: {@code X-Hub-Signature-256: sha256=<hex of HMAC-SHA256 over the body>}. Only the body is signed:
 * event name and delivery id in the headers are not.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook deliveries</a>
 */
public final class GithubSignature implements WebhookAuthenticator {

    private static final String HEADER = "X-Hub-Signature-256";

    private final Secrets secrets;

    /** Any of the secrets is accepted, so that one can be replaced without a gap. */
    public GithubSignature(List<String> secrets) {
        this.secrets = new Secrets(secrets);
    }

    @Override
    public VerifiedWebhook verify(HttpServletRequest request) {
        var claim = Optional.ofNullable(request.getHeader(HEADER))
                .orElseThrow(() -> RawWebhook.refused("The header " + HEADER + " is missing."));
        var body = RawWebhook.body(request);
        if (!secrets.anyMakes(claim, secret -> Secrets.hmacSha256Hex("sha256=", secret, body))) {
            throw RawWebhook.refused("The signature does not match the body.");
        }
        return RawWebhook.verified(request, body, "github");
    }
}
