package dev.slipway.cost;

import dev.slipway.testkit.database.MigrationContract;
import java.util.Set;

class MigrationTest extends MigrationContract {
    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("estimate", "budget_crossing");
    }
}
