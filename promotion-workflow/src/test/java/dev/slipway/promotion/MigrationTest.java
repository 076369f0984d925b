package dev.slipway.promotion;

import dev.slipway.testkit.database.MigrationContract;
import java.util.Set;

class MigrationTest extends MigrationContract {
    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("step_result", "process_history", "build_order", "build_number", "decision", "promotion_switch");
    }
}
