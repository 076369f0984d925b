package dev.slipway.notifier.interaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What Slack posts when somebody clicks. */
record SlackForms(RestTestClient http) {
    /** The secret of the example in Slack's own documentation. */
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    static String payload(UUID approval, String action, String time) {
        var value = approval + "/sha256:ab";
        return """
                {"type":"block_actions","user":{"id":"U-BOSS"},"team":{"id":"T0SLIPWAY"},"channel":{"id":"C0APPROVALS"},
                 "actions":[{"type":"button","action_id":"%s","value":"%s","action_ts":"%s"}]}""".formatted(action, value, time);
    }

    static String form(String payload) {
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    RestTestClient.ResponseSpec post(String form, String secret, long stamp) {
        return http.post()
                .uri("/webhooks/slack/interactions")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Slack-Request-Timestamp", Long.toString(stamp))
                .header("X-Slack-Signature", signature(secret, stamp, form))
                .body(form)
                .exchange();
    }

    private static String signature(String secret, long stamp, String form) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(("v0:" + stamp + ":" + form).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
