package dev.slipway.catalog.audit;

import static dev.slipway.jooq.audit.Tables.ENTRY;
import static dev.slipway.jooq.audit.Tables.LINK;

import dev.slipway.catalog.audit.AuditConfiguration.AuditDatabase;
import dev.slipway.catalog.audit.Head.Tip;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads the trail for others to check it. Within {@link AuditRepository#asOfNow}, so that it is read piece by piece. */
@Repository
class ExportRepository {
    private static final int AT_A_TIME = 500;

    private final DSLContext jooq;

    ExportRepository(AuditDatabase database) {
        this.jooq = database.jooq();
    }

    /** Each entry of the chain, in its order. */
    void linked(Consumer<ExportLine.Item> each) {
        read(
                jooq.select(ENTRY.fields())
                        .select(LINK.POSITION, LINK.HASH.as("link_hash"))
                        .from(LINK)
                        .join(ENTRY)
                        .on(ENTRY.RECEIVED.eq(LINK.RECEIVED))
                        .orderBy(LINK.POSITION),
                each);
    }

    /** Each entry that has not joined the chain, by service and number. */
    void unlinked(Consumer<ExportLine.Item> each) {
        read(
                jooq.select(ENTRY.fields())
                        .select(DSL.castNull(LINK.POSITION).as(LINK.POSITION))
                        .select(DSL.castNull(LINK.HASH).as("link_hash"))
                        .from(ENTRY)
                        .whereNotExists(DSL.selectOne().from(LINK).where(LINK.RECEIVED.eq(ENTRY.RECEIVED)))
                        .orderBy(ENTRY.SERVICE, ENTRY.NUMBER, ENTRY.RECEIVED),
                each);
    }

    /** The last entry of each service that is in the chain, by service. */
    List<Tip> tips() {
        var last = DSL.select(LINK.SERVICE.as("service"), DSL.max(LINK.NUMBER).as("number"))
                .from(LINK)
                .groupBy(LINK.SERVICE)
                .asTable("last");
        return jooq.select(LINK.SERVICE, LINK.NUMBER, ENTRY.HASH)
                .from(LINK)
                .join(last)
                .on(
                        LINK.SERVICE.eq(last.field("service", String.class)),
                        LINK.NUMBER.eq(last.field("number", Long.class)))
                .join(ENTRY)
                .on(ENTRY.RECEIVED.eq(LINK.RECEIVED))
                .orderBy(LINK.SERVICE)
                .fetch(row -> new Tip(row.value1(), row.value2(), row.value3()));
    }

    /** Whether each of these stands in the chain with that number and hash, behind everything of its service before it: a service's entries join in the order of their numbers. */
    boolean inChain(List<Tip> tips) {
        return tips.stream()
                .allMatch(tip -> jooq.fetchExists(DSL.selectOne()
                        .from(LINK)
                        .join(ENTRY)
                        .on(ENTRY.RECEIVED.eq(LINK.RECEIVED))
                        .where(
                                LINK.SERVICE.eq(tip.service()),
                                LINK.NUMBER.eq(tip.number()),
                                ENTRY.HASH.eq(tip.hash()))));
    }

    private static void read(ResultQuery<? extends Record> query, Consumer<ExportLine.Item> each) {
        try (var rows = query.fetchSize(AT_A_TIME).fetchLazy()) {
            rows.forEach(row -> each.accept(new ExportLine.Item(
                    row.get(LINK.POSITION),
                    row.get(ENTRY.SERVICE),
                    row.get(ENTRY.NUMBER),
                    row.get(ENTRY.ID),
                    row.get(ENTRY.TYPE),
                    row.get(ENTRY.SUBJECT),
                    row.get(ENTRY.TIME),
                    row.get(ENTRY.PREVIOUS_HASH),
                    row.get(ENTRY.HASH),
                    row.get(ENTRY.PAYLOAD),
                    row.get("link_hash", String.class))));
        }
    }
}
