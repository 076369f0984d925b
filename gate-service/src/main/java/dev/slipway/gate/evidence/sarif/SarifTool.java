package dev.slipway.gate.evidence.sarif;

import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.runtime.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool of a run (§3.18): its driver and extensions (§3.19), and their rules (§3.49). */
final class SarifTool {
    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");
    private static final int MAX_RULES = 100_000;

    private final JsonReport json;
    private final Component driver = new Component();
    private final List<Component> extensions = new ArrayList<>();

    SarifTool(JsonReport json) {
        this.json = json;
    }

    /** @param level by default (§3.50.3), null if it does not say */
    record Rule(String id, @Nullable String level, @Nullable Double securitySeverity) {}

    void member(String name) {
        switch (name) {
            case "driver" -> component(driver);
            case "extensions" ->
                json.elementsIfAny(() -> {
                    var extension = new Component();
                    component(extension);
                    extensions.add(extension);
                });
            default -> {}
        }
    }

    String name() {
        return driver.name;
    }

    /** The rule of a result: by index (§3.52.5) in the component that it names (§3.52.7), else by its id or the nearest id above it (§3.5.4). */
    @Nullable
    Rule rule(String id, int index, int extension) {
        var component = extension >= 0 && extension < extensions.size() ? extensions.get(extension) : driver;
        if (index >= 0 && index < component.rules.size()) {
            return component.rules.get(index);
        }
        var at = id;
        while (!at.isEmpty()) {
            var rule = component.byId.get(at);
            if (rule != null) {
                return rule;
            }
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return null;
    }

    /** §3.27.10: one of the four words. */
    static String level(JsonReport json, String word) {
        if (!LEVELS.contains(word)) {
            throw noLevel(json);
        }
        return word;
    }

    private static Problem noLevel(JsonReport json) {
        return json.wrong("names a level that is none of error, warning, note and none");
    }

    private void component(Component component) {
        json.members(name -> {
            switch (name) {
                case "name" -> component.name = json.text();
                case "rules" -> json.elementsIfAny(() -> rule(component));
                default -> {}
            }
        });
    }

    private void rule(Component component) {
        var id = new String[] {""};
        var level = new @Nullable String[1];
        var severity = new @Nullable Double[1];
        json.members(name -> {
            switch (name) {
                case "id" -> id[0] = json.text();
                case "defaultConfiguration" ->
                    json.members(member -> {
                        if (member.equals("level")) {
                            level[0] = level(json, json.text());
                        }
                    });
                case "properties" ->
                    json.members(member -> {
                        if (member.equals("security-severity")) {
                            severity[0] = json.number();
                        }
                    });
                default -> {}
            }
        });
        component.add(new Rule(id[0], level[0], severity[0]));
        if (component.rules.size() > MAX_RULES) {
            throw json.wrong("holds more than " + MAX_RULES + " rules");
        }
    }

    private static final class Component {
        private String name = "";
        private final List<Rule> rules = new ArrayList<>();
        private final Map<String, Rule> byId = new HashMap<>();

        void add(Rule rule) {
            rules.add(rule);
            byId.putIfAbsent(rule.id(), rule);
        }
    }
}
