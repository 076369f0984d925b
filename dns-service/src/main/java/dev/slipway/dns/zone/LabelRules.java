package dev.slipway.dns.zone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;

/**
 * What a label may be: a DNS label (RFC 1123 §2.1), no name in punycode (RFC 5890 §2.3.1: it can look like any other), no reserved word, nothing that looks
 * like one.
 */
public final class LabelRules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Map<String, String> reservedBySkeleton;

    /** Takes a list of reserved words, one a line; lines that begin with # say why. */
    public LabelRules(Resource reserved) {
        try {
            this.reservedBySkeleton = reserved.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toMap(LabelRules::skeleton, Function.identity(), (first, second) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of reserved names cannot be read: " + reserved, e);
        }
    }

    /** The rule that refuses the label, if one does. */
    public Optional<LabelRule> refusalOf(String label) {
        if (!LABEL.matcher(label).matches()) {
            return Optional.of(new LabelRule(
                    "dns-label",
                    "“%s” is not a DNS label: use 1 to 63 lower case letters, digits and hyphens, with no hyphen at either end."
                            .formatted(label)));
        }
        if (label.startsWith("--", 2)) {
            return Optional.of(new LabelRule(
                    "punycode",
                    "“%s” has hyphens in third and fourth place, which browsers take for an encoded name."
                            .formatted(label)));
        }
        return Optional.ofNullable(reservedBySkeleton.get(skeleton(label)))
                .map(word -> word.equals(label)
                        ? new LabelRule("reserved", "“%s” is reserved for the platform.".formatted(label))
                        : new LabelRule(
                                "look-alike",
                                "“%s” looks like “%s”, which is reserved for the platform.".formatted(label, word)));
    }

    /**
     * What a hasty eye sees: characters that are taken for each other made one. Two labels with one skeleton look alike.
     *
     * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS #39 §4</a>, reduced to what a DNS label may hold
     */
    public static String skeleton(String label) {
        // Hyphens and single characters first: "c-l" and "c1" read as "cl" does, and with it as "d".
        return label.replace("-", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('5', 's')
                .replace("rn", "m")
                .replace("vv", "w")
                .replace("cl", "d");
    }
}
