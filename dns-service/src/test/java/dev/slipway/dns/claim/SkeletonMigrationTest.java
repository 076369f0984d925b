package dev.slipway.dns.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.dns.zone.LabelRules;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.database.TestPostgres;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that were claimed before pairs were read last keep their holders, and are protected from now on as new ones are. */
class SkeletonMigrationTest {
    private static final String BEFORE = "202611220402";

    private TestDatabase database = TestPostgres.fresh(List.of("dns"));

    @BeforeEach
    void namesOfBefore() {
        database = TestPostgres.fresh(List.of("dns"));
        migrate(BEFORE);
        claim("c1oud", "cloud", "2026-11-01");
        claim("cloud", "doud", "2026-11-02");
        claim("menu", "menu", "2026-11-03");
        migrate("latest");
    }

    @Test
    void theOldestOfThoseThatLookAlikeGuardsTheName() {
        assertThat(skeleton("c1oud")).isEqualTo(LabelRules.skeleton("cloud"));
        assertThat(skeleton("cloud")).isNotEqualTo(LabelRules.skeleton("cloud"));
    }

    @Test
    void othersHaveTheSkeletonThatTheRulesMake() {
        assertThat(skeleton("menu")).isEqualTo(LabelRules.skeleton("menu"));
    }

    private @Nullable Object skeleton(String label) {
        return database.query("select skeleton from dns.claim where label = ?", label)
                .getFirst()
                .get("skeleton");
    }

    private void claim(String label, String skeleton, String day) {
        database.execute("""
                insert into dns.claim (id, fqdn, label, zone, skeleton, app, app_revision, environment, state, requested_by, created_at)
                values (gen_random_uuid(), ?, ?, 'dining.apps.slipway.test', ?, ?, 1, 'production', 'active', 'p_1', ?::timestamptz)""", label + ".dining.apps.slipway.test", label, skeleton, label, day);
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl("dns"), database.owner("dns"), database.password())
                .defaultSchema("dns")
                .locations("classpath:db/runtime", "classpath:db/migration")
                .placeholders(Map.of("runtime", database.app("dns")))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
