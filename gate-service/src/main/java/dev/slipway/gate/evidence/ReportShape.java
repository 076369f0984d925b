package dev.slipway.gate.evidence;

import java.util.Map;
import java.util.Set;

/** What a report looks like from outside, before anybody says which kind it is. */
public sealed interface ReportShape {
    /** @param members names at the top, with their values where these are short texts or numbers, else an empty text */
    record JsonObject(Map<String, String> members) implements ReportShape {
        public boolean has(String name) {
            return members.containsKey(name);
        }

        public boolean says(String name, String text) {
            return members.getOrDefault(name, "").contains(text);
        }
    }

    /** @param members names in the first element; empty if there is none, or it is no object */
    record JsonArray(boolean empty, Set<String> members) implements ReportShape {}

    /** The word {@code null}, which some tools write for "nothing". */
    record JsonNull() implements ReportShape {}

    record Xml(String namespace, String root) implements ReportShape {}
}
