package dev.slipway.dns.record;

import static dev.slipway.jooq.dns.Tables.DNS_RECORD;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The records that should stand in the zone, by claim. */
@Repository
class RecordRepository {
    private final DSLContext jooq;

    RecordRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void replace(UUID claim, List<DesiredRecord> records) {
        clear(claim);
        records.forEach(record -> jooq.insertInto(DNS_RECORD)
                .set(DNS_RECORD.CLAIM_ID, claim)
                .set(DNS_RECORD.NAME, record.name())
                .set(DNS_RECORD.TYPE, record.type())
                .set(DNS_RECORD.TTL, record.ttl())
                .set(DNS_RECORD.DATA, record.data())
                .execute());
    }

    void clear(UUID claim) {
        jooq.deleteFrom(DNS_RECORD).where(DNS_RECORD.CLAIM_ID.eq(claim)).execute();
    }

    List<DesiredRecord> all() {
        return jooq.selectFrom(DNS_RECORD)
                .fetch(row -> new DesiredRecord(row.getName(), row.getType(), row.getTtl(), row.getData()));
    }

    List<DesiredRecord> of(UUID claim) {
        return jooq.selectFrom(DNS_RECORD)
                .where(DNS_RECORD.CLAIM_ID.eq(claim))
                .orderBy(DNS_RECORD.NAME, DNS_RECORD.TYPE, DNS_RECORD.DATA)
                .fetch(row -> new DesiredRecord(row.getName(), row.getType(), row.getTtl(), row.getData()));
    }
}
