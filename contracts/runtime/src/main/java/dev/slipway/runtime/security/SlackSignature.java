package dev.slipway.runtime.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Slack's request signature, version 0: {@code X-Slack-Signature: v0=<hex>} is the HMAC-SHA256 over
 * {@code v0:<X-Slack-Request-Timestamp>:<body>}. A timestamp more than five minutes from now is a replay.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying requests from Slack</a>
 */
public final class SlackSignature implements WebhookAuthenticator {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Secrets secrets;
    private final Clock clock;

    /** Any of the signing secrets is accepted, so that one can be replaced without a gap. */
    public SlackSignature(List<String> secrets, Clock clock) {
        this.secrets = new Secrets(secrets);
        this.clock = clock;
    }

    @Override
    public VerifiedWebhook verify(HttpServletRequest request) {
        var timestamp = header(request, "X-Slack-Request-Timestamp");
        var claim = header(request, "X-Slack-Signature");
        var age = Duration.between(instant(timestamp), clock.instant()).abs();
        if (age.compareTo(WINDOW) > 0) {
            throw RawWebhook.refused("The timestamp is more than five minutes from now.");
        }
        var body = RawWebhook.body(request);
        var before = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        if (!secrets.anyMakes(claim, secret -> Secrets.hmacSha256Hex("v0=", secret, before, body))) {
            throw RawWebhook.refused("The signature does not match timestamp and body.");
        }
        return RawWebhook.verified(request, body, "slack");
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name))
                .orElseThrow(() -> RawWebhook.refused("The header " + name + " is missing."));
    }

    private static Instant instant(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw RawWebhook.refused("The timestamp is not a number of seconds.")
                    .because(e);
        }
    }
}
