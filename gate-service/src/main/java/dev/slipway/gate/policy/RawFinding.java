package dev.slipway.gate.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.gate.policy.Finding.Level;
import dev.slipway.gate.policy.Finding.Shortfall;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A finding as the policies give it, before it has words.
 *
 * @param textCase which text of the rule
 * @param args what fills it
 * @param items what it is about, one by one
 * @param missing kinds of evidence
 */
record RawFinding(
        String rule,
        Level level,
        Shortfall outcome,
        @JsonProperty("case") String textCase,
        Map<String, JsonNode> args,
        List<Map<String, JsonNode>> items,
        List<String> missing) {}
