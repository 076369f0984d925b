package dev.slipway.catalog.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far the chain over all services goes at a moment.
 *
 * @param position of the last link
 * @param link hash of the last link
 * @param tips the last entry of each service that is in the chain, by service
 */
record Head(long position, String link, List<Tip> tips, Instant at) {
    private static final String FIRST_LINE = "slipway-audit-head/1";

    Head {
        tips = List.copyOf(tips);
    }

    /** The last entry of a service. */
    record Tip(String service, long number, String hash) {}

    /** What is signed: UTF-8, one statement a line, each line ended by a line feed. */
    String statement() {
        return "%s\nat %s\nposition %d\nlink %s\n%s"
                .formatted(
                        FIRST_LINE,
                        at,
                        position,
                        link,
                        tips.stream()
                                .map(tip -> "service %s %d %s\n".formatted(tip.service(), tip.number(), tip.hash()))
                                .collect(Collectors.joining()));
    }

    /**
     * Reads what {@link #statement()} wrote.
     *
     * @throws IllegalArgumentException if it is no statement of ours
     */
    static Head parse(String statement) {
        var lines = statement.lines().map(line -> line.split(" ", -1)).toList();
        try {
            return new Head(
                    Long.parseLong(lines.get(2)[1]),
                    lines.get(3)[1],
                    lines.stream()
                            .skip(4)
                            .map(words -> new Tip(words[1], Long.parseLong(words[2]), words[3]))
                            .toList(),
                    Instant.parse(lines.get(1)[1]));
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("Not a statement about the audit trail: " + statement, malformed);
        }
    }
}
