package dev.slipway.local.postgres;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the launcher decides about PostgreSQL.
 *
 * @param data folder of the cluster; made when missing
 * @param binaries folder into which the server's programs are unpacked once
 * @param port TCP port on 127.0.0.1
 * @param password of the superuser {@code postgres}
 * @param areas schema name to the passwords of its two roles
 */
record PostgresSettings(Path data, Path binaries, int port, String password, Map<String, AreaPasswords> areas) {

    /** Passwords of {@code <area>_owner}, which migrates, and {@code <area>_app}, which runs. */
    record AreaPasswords(String owner, String app) {}

    /** Reads {@code SLIPWAY_POSTGRES_DATA, _BINARIES, _PORT, _PASSWORD} and {@code _AREAS} (JSON). */
    static PostgresSettings from(Map<String, String> environment) {
        return new PostgresSettings(
                Path.of(value(environment, "SLIPWAY_POSTGRES_DATA")),
                Path.of(value(environment, "SLIPWAY_POSTGRES_BINARIES")),
                Integer.parseInt(value(environment, "SLIPWAY_POSTGRES_PORT")),
                value(environment, "SLIPWAY_POSTGRES_PASSWORD"),
                JsonMapper.shared().readValue(value(environment, "SLIPWAY_POSTGRES_AREAS"), new TypeReference<>() {}));
    }

    private static String value(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set: start PostgreSQL by deploy/slipway.");
        }
        return value;
    }
}
