package dev.slipway.testkit.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which {@link AccessCaller} may do what to an app that lives, as {@code permissions.yaml} says. */
public record Permissions(Map<String, Grant> byAction) {
    /** The table. */
    public static final Permissions TABLE = read();

    /** An action that it does not know is nobody's. */
    public boolean may(AccessCaller caller, String action) {
        var grant = byAction.get(action);
        return grant != null && grant.lets(caller);
    }

    /** The words of the actions that it knows. */
    public Set<String> actions() {
        return byAction.keySet();
    }

    private static Permissions read() {
        try (var in = Objects.requireNonNull(Permissions.class.getResourceAsStream("/access/permissions.yaml"))) {
            return new Permissions(YAMLMapper.builder().build().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
