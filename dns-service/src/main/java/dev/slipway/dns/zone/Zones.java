package dev.slipway.dns.zone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which zone is whose. */
@Component
public class Zones {
    private final ZoneProperties properties;
    private final LabelRules rules;

    Zones(ZoneProperties properties) {
        this.properties = properties;
        this.rules = new LabelRules(properties.reserved());
    }

    /** The zone of a team in an environment; an environment that is not configured has none. */
    public Optional<String> zoneOf(@Nullable String team, String environment) {
        return Optional.ofNullable(properties.parents().get(environment))
                .map(parent -> (team == null ? properties.apexTeam() : team) + "." + parent);
    }

    /** The environment of a team's zone; none for a zone that is no team's. */
    public Optional<String> environmentOf(String zone) {
        return properties.parents().entrySet().stream()
                .filter(parent -> zone.endsWith("." + parent.getValue())
                        && zone.indexOf('.')
                                == zone.length() - parent.getValue().length() - 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The parent zone, which is what the servers hold, of a name. */
    public String parentOf(Fqdn name) {
        return properties.parents().values().stream()
                .filter(parent -> name.value().endsWith("." + parent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No zone of ours holds " + name));
    }

    /** All parent zones. */
    public List<String> parents() {
        return properties.parents().values().stream().distinct().sorted().toList();
    }

    /** The rule that refuses a label, if one does. */
    public Optional<LabelRule> refusalOf(String label) {
        return rules.refusalOf(label);
    }
}
