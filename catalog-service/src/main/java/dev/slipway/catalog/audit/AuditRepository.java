package dev.slipway.catalog.audit;

import static dev.slipway.jooq.audit.Tables.ENTRY;
import static dev.slipway.jooq.audit.Tables.LINK;

import dev.slipway.catalog.audit.AuditConfiguration.AuditDatabase;
import dev.slipway.jooq.audit.tables.records.EntryRecord;
import dev.slipway.jooq.audit.tables.records.LinkRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of the audit trail. Its role can add and read, and nothing else. */
@Repository
class AuditRepository {
    private static final long CHAIN_LOCK = 0x51_1b_3a_f7L;
    private static final int AT_A_TIME = 500;

    private final DSLContext jooq;
    private final TransactionTemplate snapshot;

    AuditRepository(AuditDatabase database) {
        this.jooq = database.jooq();
        this.snapshot = new TransactionTemplate(database.transactions());
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Reads everything as it stood at one moment. */
    <T> T asOfNow(Supplier<T> reading) {
        return Objects.requireNonNull(snapshot.execute(_ -> reading.get()));
    }

    /** Keeps the entry. Another one of the same service and number with another hash is kept beside it: a contradiction, which the verification names. */
    void add(Entry entry) {
        jooq.insertInto(ENTRY)
                .set(ENTRY.SERVICE, entry.service())
                .set(ENTRY.NUMBER, entry.number())
                .set(ENTRY.ID, entry.id())
                .set(ENTRY.TYPE, entry.type())
                .set(ENTRY.SUBJECT, entry.subject())
                .set(ENTRY.TIME, entry.time())
                .set(ENTRY.PREVIOUS_HASH, entry.previousHash())
                .set(ENTRY.HASH, entry.hash())
                .set(ENTRY.PAYLOAD, entry.payload())
                .set(ENTRY.RECEIVED_AT, entry.receivedAt())
                .onConflictDoNothing()
                .execute();
    }

    /** One writer of the chain at a time, until the transaction ends. */
    void lockChain() {
        jooq.execute("select pg_advisory_xact_lock({0})", DSL.val(CHAIN_LOCK));
    }

    Link lastLink() {
        return jooq.selectFrom(LINK)
                .orderBy(LINK.POSITION.desc())
                .limit(1)
                .fetchOptional(AuditRepository::link)
                .orElse(Link.NONE);
    }

    Optional<Link> linkAt(long position) {
        return jooq.selectFrom(LINK).where(LINK.POSITION.eq(position)).fetchOptional(AuditRepository::link);
    }

    /** The entry that is the next of its service to join the chain, if it is here; of two that contradict each other, the one that came first. */
    Optional<Entry> nextOf(String service) {
        var next = DSL.select(DSL.coalesce(DSL.max(LINK.NUMBER), DSL.val(0L)).plus(1L))
                .from(LINK)
                .where(LINK.SERVICE.eq(service));
        return jooq.selectFrom(ENTRY)
                .where(ENTRY.SERVICE.eq(service), ENTRY.NUMBER.eq(DSL.field(next)))
                .orderBy(ENTRY.RECEIVED)
                .limit(1)
                .fetchOptional(AuditRepository::entry);
    }

    void add(Link link, Instant now) {
        jooq.insertInto(LINK)
                .values(link.position(), link.service(), link.number(), link.received(), link.hash(), now)
                .execute();
    }

    long count() {
        return jooq.fetchCount(ENTRY);
    }

    List<String> services() {
        return jooq.selectDistinct(ENTRY.SERVICE)
                .from(ENTRY)
                .orderBy(ENTRY.SERVICE)
                .fetch(ENTRY.SERVICE);
    }

    /** Each entry of a service after a number, in ascending order; within {@link #asOfNow}, so that they are read piece by piece. */
    void entriesAfter(String service, long number, Consumer<Entry> each) {
        try (var rows = jooq.selectFrom(ENTRY)
                .where(ENTRY.SERVICE.eq(service), ENTRY.NUMBER.gt(number))
                .orderBy(ENTRY.NUMBER, ENTRY.RECEIVED)
                .fetchSize(AT_A_TIME)
                .fetchLazy()) {
            rows.forEach(row -> each.accept(entry(row)));
        }
    }

    /** Each link after a position with the hash of its entry (none if the entry is gone), in ascending order; within {@link #asOfNow}. */
    void linksAfter(long position, BiConsumer<Link, Optional<String>> each) {
        try (var rows = jooq.select(LINK.fields())
                .select(ENTRY.HASH.as("entry_hash"))
                .from(LINK)
                .leftJoin(ENTRY)
                .on(ENTRY.RECEIVED.eq(LINK.RECEIVED), ENTRY.SERVICE.eq(LINK.SERVICE), ENTRY.NUMBER.eq(LINK.NUMBER))
                .where(LINK.POSITION.gt(position))
                .orderBy(LINK.POSITION)
                .fetchSize(AT_A_TIME)
                .fetchLazy()) {
            rows.forEach(
                    row -> each.accept(link(row.into(LINK)), Optional.ofNullable(row.get("entry_hash", String.class))));
        }
    }

    /** The highest number of each service that is in the chain. */
    Map<String, Long> linked() {
        return jooq.select(LINK.SERVICE, DSL.max(LINK.NUMBER))
                .from(LINK)
                .groupBy(LINK.SERVICE)
                .fetchMap(LINK.SERVICE, row -> row.value2());
    }

    /** The newest entries about a subject, in the order in which they arrived. */
    List<Entry> about(String subject, int most) {
        return jooq.selectFrom(ENTRY)
                .where(ENTRY.SUBJECT.eq(subject))
                .orderBy(ENTRY.RECEIVED.desc())
                .limit(most)
                .fetch(AuditRepository::entry)
                .reversed();
    }

    private static Entry entry(EntryRecord row) {
        return new Entry(
                row.getReceived(),
                row.getService(),
                row.getNumber(),
                row.getId(),
                row.getType(),
                row.getSubject(),
                row.getTime(),
                row.getPreviousHash(),
                row.getHash(),
                row.getPayload(),
                row.getReceivedAt());
    }

    private static Link link(LinkRecord row) {
        return new Link(row.getPosition(), row.getService(), row.getNumber(), row.getReceived(), row.getHash());
    }
}
