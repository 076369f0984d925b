package dev.slipway.promotion.process;

import static dev.slipway.jooq.promotion.Tables.PROCESS;
import static dev.slipway.jooq.promotion.Tables.PROCESS_HISTORY;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.arrayAppend;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.slipway.jooq.promotion.tables.records.ProcessRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ProcessRepository {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    private final DSLContext jooq;

    ProcessRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Until the transaction ends, no other process of the app begins: a lower number is never committed after a higher one. */
    void lockBeginning(String app) {
        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", "process/" + app);
    }

    /** The unique indexes decide races: the loser gets nothing. */
    Optional<ProcessRow> insert(
            UUID id, NewProcess wanted, String argument, @Nullable String traceparent, Instant now) {
        return jooq.insertInto(PROCESS)
                .set(PROCESS.ID, id)
                .set(PROCESS.KIND, wanted.kind().id())
                .set(PROCESS.APP, wanted.app())
                .set(PROCESS.DIGEST, wanted.digest())
                .set(PROCESS.PARENT, wanted.parent())
                .set(PROCESS.ARGUMENT, JSONB.jsonb(argument))
                .set(PROCESS.REQUESTED_BY, wanted.requestedBy())
                .set(PROCESS.TRACEPARENT, traceparent)
                .set(PROCESS.CREATED_AT, now)
                .onConflictDoNothing()
                .returning()
                .fetchOptional(ProcessRepository::toDomain);
    }

    /** Tells whether it is news that they asked for it. */
    boolean join(UUID id, String by) {
        return jooq.update(PROCESS)
                        .set(PROCESS.ALSO_REQUESTED_BY, arrayAppend(PROCESS.ALSO_REQUESTED_BY, by))
                        .where(PROCESS.ID.eq(id), PROCESS.REQUESTED_BY.ne(by))
                        .and(val(by).ne(all(PROCESS.ALSO_REQUESTED_BY)))
                        .execute()
                == 1;
    }

    Optional<ProcessRow> find(UUID id) {
        return jooq.selectFrom(PROCESS).where(PROCESS.ID.eq(id)).fetchOptional(ProcessRepository::toDomain);
    }

    /** Nobody else joins or closes it until the transaction ends. What refers to it (its history, its steps) is not kept waiting. */
    Optional<ProcessRow> lock(UUID id) {
        return jooq.selectFrom(PROCESS)
                .where(PROCESS.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional(ProcessRepository::toDomain);
    }

    Optional<ProcessRow> live(ProcessKind kind, String app) {
        return jooq.selectFrom(PROCESS)
                .where(PROCESS.KIND.eq(kind.id()), PROCESS.APP.eq(app), PROCESS.STATE.eq(OPEN))
                .orderBy(PROCESS.NUMBER)
                .limit(1)
                .fetchOptional(ProcessRepository::toDomain);
    }

    /** In the order of their beginning. */
    List<ProcessRow> openAfter(long number, int limit) {
        return jooq.selectFrom(PROCESS)
                .where(PROCESS.STATE.eq(OPEN), PROCESS.NUMBER.gt(number))
                .orderBy(PROCESS.NUMBER)
                .limit(limit)
                .fetch(ProcessRepository::toDomain);
    }

    /** The open process itself, or the open one that drives it. */
    Optional<ProcessRow> root(UUID id) {
        var parent = select(PROCESS.PARENT).from(PROCESS).where(PROCESS.ID.eq(id), PROCESS.STATE.eq(OPEN));
        return jooq.selectFrom(PROCESS)
                .where(PROCESS.STATE.eq(OPEN), standsAlone())
                .and(PROCESS.ID.eq(id).or(PROCESS.ID.eq(parent)))
                .fetchOptional(ProcessRepository::toDomain);
    }

    /** Open processes that stand alone, whose turn it is, and that nobody has looked after since. */
    List<ProcessRow> neglected(Instant drivenBefore, int limit) {
        return jooq.selectFrom(PROCESS)
                .where(startable())
                .and(PROCESS.DRIVEN_AT.isNull().or(PROCESS.DRIVEN_AT.lt(drivenBefore)))
                .orderBy(PROCESS.DRIVEN_AT.asc().nullsFirst(), PROCESS.NUMBER)
                .limit(limit)
                .fetch(ProcessRepository::toDomain);
    }

    /** The process, if it is its turn. */
    Optional<ProcessRow> startable(UUID id) {
        return jooq.selectFrom(PROCESS)
                .where(PROCESS.ID.eq(id))
                .and(startable())
                .fetchOptional(ProcessRepository::toDomain);
    }

    /** Promotions of one app take turns: a later one starts when the earlier has closed. */
    private static Condition startable() {
        var earlier = PROCESS.as("earlier");
        var waits = selectOne()
                .from(earlier)
                .where(
                        earlier.APP.eq(PROCESS.APP),
                        earlier.KIND.eq(ProcessKind.PROMOTION.id()),
                        earlier.STATE.eq(OPEN),
                        earlier.NUMBER.lt(PROCESS.NUMBER));
        return PROCESS.STATE
                .eq(OPEN)
                .and(standsAlone())
                .and(PROCESS.KIND.ne(ProcessKind.PROMOTION.id()).or(notExists(waits)));
    }

    /** No open process drives it: it has no parent, or outlived the one it had. */
    private static Condition standsAlone() {
        var parent = PROCESS.as("parent");
        var driver = selectOne().from(parent).where(parent.ID.eq(PROCESS.PARENT), parent.STATE.eq(OPEN));
        return notExists(driver);
    }

    void driven(UUID id, Instant now) {
        jooq.update(PROCESS)
                .set(PROCESS.DRIVEN_AT, now)
                .where(PROCESS.ID.eq(id))
                .execute();
    }

    /** Tells whether this call closed it. */
    boolean close(UUID id, String outcome, Instant now) {
        return jooq.update(PROCESS)
                        .set(PROCESS.STATE, CLOSED)
                        .set(PROCESS.OUTCOME, outcome)
                        .set(PROCESS.CLOSED_AT, now)
                        .where(PROCESS.ID.eq(id), PROCESS.STATE.eq(OPEN))
                        .execute()
                == 1;
    }

    Map<String, Integer> countOpen() {
        return jooq.select(PROCESS.KIND, count())
                .from(PROCESS)
                .where(PROCESS.STATE.eq(OPEN))
                .groupBy(PROCESS.KIND)
                .fetchMap(PROCESS.KIND, count());
    }

    Optional<Instant> oldestOpen() {
        return jooq.select(PROCESS.CREATED_AT)
                .from(PROCESS)
                .where(PROCESS.STATE.eq(OPEN))
                .orderBy(PROCESS.CREATED_AT)
                .limit(1)
                .fetchOptional(PROCESS.CREATED_AT);
    }

    void append(UUID process, HistoryEntry entry) {
        jooq.insertInto(PROCESS_HISTORY)
                .set(PROCESS_HISTORY.PROCESS, process)
                .set(PROCESS_HISTORY.AT, entry.at())
                .set(PROCESS_HISTORY.STEP, entry.step())
                .set(PROCESS_HISTORY.TEXT, entry.text())
                .execute();
    }

    Map<UUID, List<HistoryEntry>> history(List<UUID> processes) {
        return jooq.selectFrom(PROCESS_HISTORY)
                .where(PROCESS_HISTORY.PROCESS.in(processes))
                .orderBy(PROCESS_HISTORY.PROCESS, PROCESS_HISTORY.NUMBER)
                .fetchGroups(
                        PROCESS_HISTORY.PROCESS, row -> new HistoryEntry(row.getAt(), row.getStep(), row.getText()));
    }

    private static ProcessRow toDomain(ProcessRecord row) {
        return new ProcessRow(
                row.getId(),
                row.getNumber(),
                ProcessKind.of(row.getKind()),
                row.getApp(),
                row.getDigest(),
                row.getArgument().data(),
                row.getRequestedBy(),
                List.of(row.getAlsoRequestedBy()),
                OPEN.equals(row.getState()),
                row.getOutcome(),
                row.getCreatedAt(),
                row.getDrivenAt() != null,
                row.getTraceparent());
    }
}
