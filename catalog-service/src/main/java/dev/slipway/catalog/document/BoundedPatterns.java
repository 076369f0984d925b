package dev.slipway.catalog.document;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import tools.jackson.databind.JsonNode;

/**
 * The patterns of a schema, for texts of a bounded length alone: Java's matcher goes one call deeper for each repetition of a group, until its stack is full. A text
 * that is longer is wrong by its length already, because each pattern has to have a {@code maxLength} beside it.
 */
final class BoundedPatterns implements RegularExpressionFactory {
    /** Code points, and at most twice as many chars. Some thousand repetitions fit into the smallest stack of a thread. */
    private static final int LONGEST = 500;

    @Override
    public RegularExpression getRegularExpression(String regex) {
        var pattern = JDKRegularExpressionFactory.getInstance().getRegularExpression(regex);
        return text -> text.length() > 2 * LONGEST || pattern.matches(text);
    }

    /** @throws IllegalArgumentException if a text of any length could match one of the schema's patterns */
    static void require(JsonNode schema) {
        schema.findParents("pattern").stream()
                .filter(rule -> rule.path("pattern").isString())
                .filter(rule -> rule.path("maxLength").asInt(Integer.MAX_VALUE) > LONGEST)
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalArgumentException(
                            "A pattern needs a maxLength of at most " + LONGEST + " beside it: " + rule);
                });
    }
}
