package dev.slipway.catalog;

import dev.slipway.testkit.database.MigrationContract;
import java.util.Set;

class MigrationTest extends MigrationContract {
    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("triage", "step_taken", "push_reading");
    }
}
