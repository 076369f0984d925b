package dev.slipway.catalog.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.catalog.audit.AuditConfiguration.AuditDatabase;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.EventHash;
import dev.slipway.testkit.TestClock;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.database.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A trail in a database of its own, and services that announce into it. */
final class AuditFixture implements AutoCloseable {
    static final Duration GRACE = Duration.ofMinutes(10);

    final TestClock clock = TestClock.at("2026-11-02T09:00:00Z");
    final TestDatabase database = TestPostgres.fresh(List.of("audit"));
    final AuditRepository repository;
    final ExportRepository exported;

    private final AuditDatabase own;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final AuditProperties properties;
    private final Map<String, Envelope> last = new HashMap<>();

    AuditFixture(long alwaysFullUpTo) {
        properties = new AuditProperties(
                database.jdbcUrl("audit"),
                database.app("audit"),
                database.password(),
                database.owner("audit"),
                database.password(),
                Map.of(),
                GRACE,
                alwaysFullUpTo,
                new AuditProperties.Ledger("", Path.of(""), "main", "slipway", null, "S", "s@x", GRACE, GRACE, GRACE));
        own = new AuditConfiguration().auditDatabase(properties);
        repository = new AuditRepository(own);
        exported = new ExportRepository(own);
        trail = new AuditTrail(repository, clock);
        transaction = new TransactionTemplate(own.transactions());
    }

    /** An event as a service would announce it next, with the bytes that it would have. */
    record Announced(Envelope envelope, byte[] payload) {}

    Announced announced(String service) {
        return announced(service, new TeamChanged("dining", 1, List.of("p_1"), List.of(), "p_2"));
    }

    Announced announced(String service, SlipwayEvent event) {
        var payload = JsonMapper.shared().writeValueAsBytes(event);
        var before = last.get(service);
        var number = before == null ? 1 : before.number() + 1;
        var previous = before == null ? EventHash.NO_PREDECESSOR : before.hash();
        var id = UUID.nameUUIDFromBytes((service + number).getBytes(UTF_8));
        var type = "dev.slipway." + service + "." + event.getClass().getSimpleName() + ".v1";
        var time = clock.instant();
        var hash = EventHash.of(previous, number, id, type, event.subject(), time, payload);
        var envelope = new Envelope(id, type, "/slipway/" + service, event.subject(), time, number, previous, hash);
        last.put(service, envelope);
        return new Announced(envelope, payload);
    }

    void receive(Announced event) {
        transaction.executeWithoutResult(_ -> trail.handle(event.envelope(), event.payload()));
    }

    /** So many events of a service, received in order. */
    void receive(String service, int events) {
        for (var i = 0; i < events; i++) {
            receive(announced(service));
        }
    }

    /** What an intruder does who owns the tables: takes the locks away first. */
    void tamper(String sql) {
        database.execute("alter table entry disable trigger user");
        database.execute("alter table link disable trigger user");
        database.execute("alter table link drop constraint if exists link_received_fkey");
        database.execute(sql);
    }

    VerificationService verifier() {
        return new VerificationService(repository, properties, clock);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        own.close();
    }
}
