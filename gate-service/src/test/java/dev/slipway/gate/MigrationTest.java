package dev.slipway.gate;

import dev.slipway.testkit.database.MigrationContract;
import java.util.Set;

class MigrationTest extends MigrationContract {
    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("report", "report_part", "signed_build", "verdict", "verdict_answer");
    }
}
