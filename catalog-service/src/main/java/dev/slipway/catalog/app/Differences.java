package dev.slipway.catalog.app;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds which fields of an app differ, by their names on the wire. */
@Component
class Differences {
    private final JsonMapper json;

    Differences(JsonMapper json) {
        this.json = json;
    }

    /** Names of fields, in alphabetical order; the owner is not among them, being a change of its own. */
    List<String> between(App before, App after) {
        var one = json.valueToTree(before.description());
        var other = json.valueToTree(after.description());
        var fields = new TreeSet<>(one.propertyNames());
        fields.addAll(other.propertyNames());
        fields.removeIf(field -> field.equals("owner") || one.path(field).equals(other.path(field)));
        var changed = new ArrayList<>(fields);
        if (!before.defaulted().equals(after.defaulted()) && changed.isEmpty()) {
            changed.add("defaulted");
        }
        if (!before.hostingTier().equals(after.hostingTier()) && !changed.contains("hostingTier")) {
            changed.add("hostingTier");
        }
        if (before.risk().level() != after.risk().level()) {
            changed.add("risk");
        }
        return List.copyOf(changed);
    }
}
