package dev.slipway.notifier.delivery.slack;

import dev.slipway.notifier.message.Content;
import dev.slipway.notifier.message.Content.ApprovalRequest;
import dev.slipway.notifier.message.Content.Decided;
import dev.slipway.notifier.message.Content.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message in Block Kit. Text from outside is escaped as Slack asks ({@code & < >}) and cut to Slack's limits: 150 characters in a header, 3,000 in a section.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit blocks</a>
 */
final class SlackBlocks {
    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int LINES = 20;

    private SlackBlocks() {}

    /** One line for notifications and screen readers. */
    static String fallback(Content content) {
        return escape(
                switch (content) {
                    case ApprovalRequest request -> title(request);
                    case Notice notice ->
                        notice.title()
                                + notice.lines().stream()
                                        .limit(2)
                                        .map(line -> " – " + line)
                                        .reduce("", String::concat);
                });
    }

    static List<Map<String, Object>> of(Content content, Map<String, String> names) {
        return switch (content) {
            case ApprovalRequest request -> request(request, names);
            case Notice notice -> notice(notice);
        };
    }

    private static List<Map<String, Object>> request(ApprovalRequest request, Map<String, String> names) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(header(title(request)));
        var facts = new ArrayList<String>();
        facts.add("*Risk:* " + escape(request.risk()));
        Optional.ofNullable(request.digest())
                .ifPresent(
                        digest -> facts.add("*Build:* `" + digest.substring(0, Math.min(19, digest.length())) + "`"));
        Optional.ofNullable(request.url()).ifPresent(url -> facts.add("*Have a look:* " + escape(url)));
        facts.add("*Asked of:* "
                + request.required().stream()
                        .map(role -> role.count() + " × " + escape(role.role()))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("nobody"));
        request.because().forEach(why -> facts.add("• " + escape(why)));
        blocks.add(section(String.join("\n", facts)));
        request.decisions().forEach(decision -> blocks.add(context(said(decision, names))));
        if (request.closed() == null) {
            blocks.add(buttons(request));
            blocks.add(context("Open until "
                    + request.expires().toString().replace('T', ' ').substring(0, 16) + " UTC"));
        } else {
            blocks.add(section("*" + escape(request.closed()) + "*"));
        }
        return blocks;
    }

    private static List<Map<String, Object>> notice(Notice notice) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(header(notice.title()));
        notice.lines().stream().limit(LINES).forEach(line -> blocks.add(section(escape(line))));
        if (notice.lines().size() > LINES) {
            blocks.add(context((notice.lines().size() - LINES) + " more."));
        }
        if (notice.next() != null) {
            blocks.add(section("*What to do next:* " + escape(notice.next())));
        }
        return blocks;
    }

    private static String title(ApprovalRequest request) {
        return request.about().equals("decommission")
                ? "Take %s out of production?".formatted(request.app())
                : "Release %s %s to %s?"
                        .formatted(
                                request.app(),
                                Objects.requireNonNullElse(request.version(), "(no version)"),
                                Objects.requireNonNullElse(request.environment(), "production"));
    }

    private static String said(Decided decision, Map<String, String> names) {
        var who = decision.by() == null ? "Somebody" : names.getOrDefault(decision.by(), "Somebody");
        return escape(who) + (decision.choice().equals("approve") ? " approved" : " rejected") + " by "
                + escape(decision.channel());
    }

    private static Map<String, Object> buttons(ApprovalRequest request) {
        // Taken apart again by SlackClick: what is decided on, and the build that the message was about.
        var carried = request.approval() + "/" + Objects.requireNonNullElse(request.digest(), "");
        return Map.of(
                "type", "actions",
                "block_id", "decision",
                "elements",
                        List.of(
                                button("approve", "Approve", "primary", carried),
                                button("reject", "Reject", "danger", carried)));
    }

    private static Map<String, Object> button(String action, String text, String style, String value) {
        return Map.of(
                "type",
                "button",
                "action_id",
                action,
                "style",
                style,
                "value",
                value,
                "text",
                Map.of("type", "plain_text", "text", text));
    }

    private static Map<String, Object> header(String text) {
        return Map.of("type", "header", "text", Map.of("type", "plain_text", "text", cut(text, HEADER)));
    }

    private static Map<String, Object> section(String markdown) {
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", cut(markdown, SECTION)));
    }

    private static Map<String, Object> context(String markdown) {
        return Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", cut(markdown, SECTION))));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
