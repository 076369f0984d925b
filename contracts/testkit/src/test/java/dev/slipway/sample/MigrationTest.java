package dev.slipway.sample;

import dev.slipway.testkit.database.MigrationContract;
import java.util.Set;

class MigrationTest extends MigrationContract {
    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("visit");
    }
}
