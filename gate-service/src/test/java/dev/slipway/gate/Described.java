package dev.slipway.gate;

import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppState;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.LifecycleView;
import dev.slipway.contracts.http.RiskView;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An app as the catalog describes it, with one thing changed. */
public record Described(AppView app) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static Described as(String name) {
        return new Described(World.app(name));
    }

    public Described with(Map<String, ?> members) {
        var document = (ObjectNode) JSON.valueToTree(app);
        members.forEach((name, value) -> document.set(name, JSON.valueToTree(value)));
        return new Described(JSON.treeToValue(document, AppView.class));
    }

    public Described without(String member) {
        var document = (ObjectNode) JSON.valueToTree(app);
        document.putNull(member);
        return new Described(JSON.treeToValue(document, AppView.class));
    }

    public Described untriaged() {
        return with(Map.of("risk", new RiskView("high", "untriaged", List.of())));
    }

    public Described archived() {
        return with(Map.of("lifecycle", new LifecycleView("archived", null, null)));
    }

    public Described revision(long revision) {
        return with(Map.of("revision", revision));
    }

    public AppRegistered registered() {
        return new AppRegistered(app.name(), app.revision(), state(), "p_1", "api");
    }

    public AppUpdated updated() {
        return new AppUpdated(app.name(), app.revision(), state(), "p_1", List.of("escalation"));
    }

    /** The same in the form of events. */
    private AppState state() {
        var document = (ObjectNode) JSON.valueToTree(app);
        document.put("owner", app.ownerId());
        document.put("imageRepository", app.image().repository());
        document.put("risk", app.risk().level());
        document.put("riskSource", app.risk().source());
        document.set("riskReasons", JSON.valueToTree(app.risk().reasons()));
        document.put("lifecycle", app.lifecycle().state());
        return JSON.treeToValue(document, AppState.class);
    }
}
