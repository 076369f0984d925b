package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SlipwayTest(area = "catalog", schemas = "audit")
class NewerSchemaTest {
    @Autowired
    private Flyway flyway;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"202001010000", "299901010000"})
    void aServiceStartsOnASchemaThatItsSuccessorHasMigrated(String unknown) {
        database.execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, ?, 'of the next release', 'SQL', 'next.sql', 1, current_user, 1, true from flyway_schema_history
                """, unknown);

        assertThatCode(flyway::migrate).doesNotThrowAnyException();
    }
}
