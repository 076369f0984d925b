package dev.slipway.local.standin;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The environment of the process, each variable by its name in STANDINS.md. A missing one is named in the error. */
record StandInSettings(Map<String, String> environment) {
    private static final int DEFAULT_BASE = 8080;

    StandInSettings {
        environment = Map.copyOf(environment);
    }

    Path data(String part) {
        return Path.of(required("SLIPWAY_STANDIN_DATA")).resolve(part);
    }

    int port(Part part) {
        return Integer.parseInt(optional("SLIPWAY_PORT_BASE", Integer.toString(DEFAULT_BASE))) + part.offset();
    }

    String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    URI uri(String name) {
        return URI.create(required(name).replaceAll("/+$", ""));
    }

    String required(String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "The environment variable " + name + " is not set; see deploy/local/STANDINS.md.");
        }
        return value;
    }

    String optional(String name, String otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
