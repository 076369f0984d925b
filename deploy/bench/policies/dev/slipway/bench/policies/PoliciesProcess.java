package dev.slipway.bench.policies;

import dev.slipway.gate.policy.PolicyBundle;
import dev.slipway.gate.policy.PolicyEngine;
import dev.slipway.gate.policy.PolicyInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges inputs by the gate's engine and by OPA's server. Started from its source on the gate's class path: the gate's classes are on the class path of
 * nothing else, this module included.
 */
final class PoliciesProcess {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROUNDS = 500;

    interface Judgement {
        void run(JsonNode input) throws IOException, InterruptedException;
    }

    /** Arguments: a file with a list of inputs, and the address of OPA's judgement or nothing. */
    public static void main(String[] args) throws Exception {
        var inputs = JSON.readTree(Files.readString(Path.of(args[0])));
        var engine = new PolicyEngine(new PolicyBundle(resource("bundle/policy.wasm"), data("levels"), data("thresholds"), data("texts")), JSON);
        var figures = new LinkedHashMap<String, Double>();
        measure("p", inputs, input -> engine.judge(JSON.treeToValue(input, PolicyInput.class)), figures);
        if (args.length > 1 && !args[1].isEmpty()) {
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                measure("opa", inputs, input -> ask(client, args[1], input), figures);
            }
        }
        System.out.println(JSON.writeValueAsString(figures));
    }

    private static void measure(String name, JsonNode inputs, Judgement judgement, Map<String, Double> figures) throws Exception {
        var nanos = new long[ROUNDS * inputs.size()];
        for (int run = 0; run < 2; run++) { // the first is for the compiler
            for (int n = 0; n < nanos.length; n++) {
                var begun = System.nanoTime();
                judgement.run(inputs.get(n % inputs.size()));
                nanos[n] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        for (int share : new int[] {50, 95, 99}) {
            figures.put(name + share, nanos[nanos.length * share / 100] / 1e6);
        }
    }

    private static void ask(HttpClient client, String address, JsonNode input) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("input", input)))).build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || JSON.readTree(answer.body()).path("result").isMissingNode()) {
            throw new IllegalStateException("OPA answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static JsonNode data(String name) throws IOException {
        return JSON.readTree(resource("data/" + name + ".json"));
    }

    private static byte[] resource(String name) throws IOException {
        try (var found = PolicyEngine.class.getResourceAsStream("/policies/" + name)) {
            if (found == null) {
                throw new IllegalStateException("the gate has no " + name);
            }
            return found.readAllBytes();
        }
    }
}
