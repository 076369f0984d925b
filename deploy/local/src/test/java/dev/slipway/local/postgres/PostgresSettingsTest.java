package dev.slipway.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.postgres.PostgresSettings.AreaPasswords;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SLIPWAY_POSTGRES_DATA", "/data",
            "SLIPWAY_POSTGRES_BINARIES", "/bin",
            "SLIPWAY_POSTGRES_PORT", "8100",
            "SLIPWAY_POSTGRES_PASSWORD", "p",
            "SLIPWAY_POSTGRES_AREAS", "{\"gate\": {\"owner\": \"o\", \"app\": \"a\"}}");

    @Test
    void readsPortAndAreas() {
        var settings = PostgresSettings.from(ENVIRONMENT);
        assertThat(settings.port()).isEqualTo(8100);
        assertThat(settings.areas()).containsExactly(Map.entry("gate", new AreaPasswords("o", "a")));
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var incomplete = new HashMap<>(ENVIRONMENT);
        incomplete.remove("SLIPWAY_POSTGRES_PORT");
        assertThatThrownBy(() -> PostgresSettings.from(incomplete)).hasMessageContaining("SLIPWAY_POSTGRES_PORT");
    }
}
