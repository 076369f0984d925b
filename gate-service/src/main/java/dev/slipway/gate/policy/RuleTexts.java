package dev.slipway.gate.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts findings into words. What comes out of a report is shortened and stripped of everything that a page could take for markup. */
final class RuleTexts {
    private static final Pattern PLACE = Pattern.compile("\\{\\{|\\}\\}|\\{([a-z]+)\\}");
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{Cntrl}\\p{Cf}<>`\\[\\]|*]+");
    private static final int SHOWN_ITEMS = 5;
    private static final int LONGEST_VALUE = 160;

    private final JsonNode texts;

    RuleTexts(JsonNode texts) {
        this.texts = texts;
    }

    Finding inWords(RawFinding raw, PolicyInput input) {
        var rule = texts.path(raw.rule());
        var text = rule.path("cases").path(raw.textCase());
        if (text.isMissingNode()) {
            throw new IllegalStateException("There is no text for " + raw.rule() + "/" + raw.textCase());
        }
        var values = values(raw.args());
        values.put("reference", input.build().reference());
        values.put("digest", input.build().digest());
        values.put(
                "commit",
                input.build().commit() == null ? "COMMIT" : input.build().commit());
        values.put("titles", items(raw, text, "title", ", "));
        values.put("fixes", items(raw, text, "fix", ". "));
        return new Finding(
                raw.rule(),
                raw.level(),
                raw.outcome(),
                fill(text.path("title").asString(), values),
                rule.path("why").asString(),
                fill(text.path("fix").asString(), values),
                link(rule, raw));
    }

    private static String items(RawFinding raw, JsonNode text, String part, String separator) {
        var shown = raw.items().stream()
                .limit(SHOWN_ITEMS)
                .map(item -> {
                    var values = values(item);
                    return fill(
                            text.path("items")
                                    .path(values.getOrDefault("kind", ""))
                                    .path(part)
                                    .asString(""),
                            values);
                })
                .distinct()
                .collect(Collectors.joining(separator));
        var more = raw.items().size() - SHOWN_ITEMS;
        return more > 0 ? shown + separator + "and " + more + " more" : shown;
    }

    /** The description of the first thing found, if it has one; else what the rule is about. */
    private static @Nullable String link(JsonNode rule, RawFinding raw) {
        return raw.items().stream()
                .map(item -> item.get("link"))
                .filter(link -> link != null && link.isString())
                .map(JsonNode::asString)
                .findFirst()
                .orElseGet(
                        () -> rule.path("link").isString() ? rule.path("link").asString() : null);
    }

    private static Map<String, String> values(Map<String, JsonNode> args) {
        var values = new HashMap<String, String>();
        args.forEach((name, value) -> values.put(name, plain(value.isNull() ? "" : value.asString(value.toString()))));
        return values;
    }

    private static String plain(String value) {
        var plain = NOT_PLAIN.matcher(value).replaceAll(" ").strip();
        return plain.length() <= LONGEST_VALUE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, LONGEST_VALUE - 1))) + "…";
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group()) {
                            case "{{" -> "{";
                            case "}}" -> "}";
                            default -> values.getOrDefault(found.group(1), found.group());
                        }));
    }

    /** Every case of every rule that has a text, as {@code rule/case}. */
    static List<String> cases(JsonNode texts) {
        return texts.properties().stream()
                .flatMap(rule ->
                        rule.getValue().path("cases").propertyNames().stream().map(name -> rule.getKey() + "/" + name))
                .toList();
    }
}
