package dev.slipway.gate.policy;

import com.styra.opa.wasm.OpaPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges builds by the policies. Thread-safe; the same input gives the same outcome.
 *
 * <p>An instance of a compiled policy serves one caller at a time, so instances are kept in a queue, each loaded with the data once: the library's own pool
 * loses the data after the first borrowing.
 */
public final class PolicyEngine {
    private static final String ENTRYPOINT = "slipway/build/judgement";
    /** A judgement takes a millisecond, an instance a second to make and several megabytes. */
    private static final int INSTANCES = 2;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level)
            .thenComparing(Finding::outcome)
            .reversed()
            .thenComparing(Finding::rule);

    private final PolicyBundle bundle;
    private final JsonMapper json;
    private final RuleTexts texts;
    private final String version;
    private final String data;
    private final Semaphore places = new Semaphore(INSTANCES);
    private final ConcurrentLinkedQueue<OpaPolicy> idle = new ConcurrentLinkedQueue<>();

    public PolicyEngine(PolicyBundle bundle, JsonMapper json) {
        this.bundle = bundle;
        this.json = json;
        this.texts = new RuleTexts(bundle.texts());
        this.version = bundle.version();
        this.data = json.writeValueAsString(Map.of("levels", bundle.levels(), "thresholds", bundle.thresholds()));
    }

    /** Names rules, levels and thresholds; stands in every verdict. */
    public String version() {
        return version;
    }

    /** Judges the build. Evidence that is not in the input is missing, and does not pass. */
    public Outcome judge(PolicyInput input) {
        var raw = evaluate(json.writeValueAsString(input));
        var missing = new TreeSet<String>();
        var byRule = new LinkedHashMap<String, RawFinding>();
        for (var finding : raw) {
            missing.addAll(finding.missing());
            // Where a rule has both something wrong and something missing, the wrong is told.
            byRule.merge(finding.rule(), finding, (a, b) -> a.outcome().compareTo(b.outcome()) >= 0 ? a : b);
        }
        List<Finding> findings = new ArrayList<>(byRule.values().stream()
                .map(finding -> texts.inWords(finding, input))
                .toList());
        findings.sort(WORST_FIRST);
        return Outcome.of(findings, List.copyOf(missing));
    }

    /** Makes an instance ahead of the first judgement, which would otherwise wait for it. */
    public void warmUp() {
        idle.add(instance());
    }

    private OpaPolicy instance() {
        return OpaPolicy.builder().withPolicy(bundle.program()).build().data(data);
    }

    private List<RawFinding> evaluate(String input) {
        places.acquireUninterruptibly();
        try {
            var policy = idle.poll();
            if (policy == null) {
                policy =
                        OpaPolicy.builder().withPolicy(bundle.program()).build().data(data);
            }
            var answer = policy.entrypoint(ENTRYPOINT).evaluate(input);
            idle.add(policy); // not after an exception: who knows what such an instance remembers
            return findings(json.readTree(answer));
        } finally {
            places.release();
        }
    }

    /** A set of one result. No result at all means that the policies did not run, which must never look like a pass. */
    private List<RawFinding> findings(JsonNode answer) {
        var result = answer.path(0).path("result");
        if (!result.isArray()) {
            throw new IllegalStateException("The policies gave no judgement");
        }
        return json.convertValue(result, new TypeReference<>() {});
    }
}
