package dev.slipway.catalog.audit;

import dev.slipway.testkit.database.MigrationContract;
import java.util.List;
import java.util.Set;

class AuditMigrationTest extends MigrationContract {
    @Override
    protected String schema() {
        return "audit";
    }

    @Override
    protected List<String> locations() {
        return List.of("classpath:db/runtime/inbox", "classpath:db/audit");
    }

    @Override
    protected Set<String> appendOnlyTables() {
        return Set.of("entry", "link");
    }
}
