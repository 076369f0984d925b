package dev.slipway.runtime.web;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code idempotency_key}. The primary key decides races: one request wins, the others see its row. */
final class IdempotencyRepository {

    private static final Table<Record> KEYS = table(name("idempotency_key"));
    private static final Field<String> CALLER = field(name("idempotency_key", "caller"), SQLDataType.CLOB);
    private static final Field<String> ROUTE = field(name("idempotency_key", "route"), SQLDataType.CLOB);
    private static final Field<String> KEY = field(name("idempotency_key", "key"), SQLDataType.CLOB);
    private static final Field<String> HASH = field(name("idempotency_key", "request_hash"), SQLDataType.CLOB);
    private static final Field<UUID> ATTEMPT = field(name("idempotency_key", "attempt"), SQLDataType.UUID);
    private static final Field<OffsetDateTime> CLAIMED_UNTIL =
            field(name("idempotency_key", "claimed_until"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<OffsetDateTime> EXPIRES_AT =
            field(name("idempotency_key", "expires_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<Integer> STATUS = field(name("idempotency_key", "status"), SQLDataType.INTEGER);
    private static final Field<JSONB> HEADERS = field(name("idempotency_key", "headers"), SQLDataType.JSONB);
    private static final Field<byte[]> BODY = field(name("idempotency_key", "body"), SQLDataType.BLOB);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DSLContext jooq;
    private final IdempotencyProperties properties;
    private final Clock clock;

    IdempotencyRepository(DSLContext jooq, IdempotencyProperties properties, Clock clock) {
        this.jooq = jooq;
        this.properties = properties;
        this.clock = clock;
    }

    IdempotencyClaim claim(IdempotencyKey key) {
        var now = now();
        var attempt = Uuid7.next();
        var won = jooq.insertInto(KEYS)
                .columns(CALLER, ROUTE, KEY, HASH, ATTEMPT, CLAIMED_UNTIL, EXPIRES_AT)
                .values(
                        key.caller(),
                        key.route(),
                        key.key(),
                        key.requestHash(),
                        attempt,
                        now.plus(properties.lease()),
                        now.plus(properties.retention()))
                .onConflict(unqualified(CALLER), unqualified(ROUTE), unqualified(KEY))
                .doUpdate()
                .set(HASH, DSL.excluded(HASH))
                .set(ATTEMPT, DSL.excluded(ATTEMPT))
                .set(CLAIMED_UNTIL, DSL.excluded(CLAIMED_UNTIL))
                .set(EXPIRES_AT, DSL.excluded(EXPIRES_AT))
                .setNull(STATUS)
                .setNull(HEADERS)
                .setNull(BODY)
                .where(EXPIRES_AT
                        .lt(now)
                        .or(STATUS.isNull().and(CLAIMED_UNTIL.lt(now)).and(HASH.eq(DSL.excluded(HASH)))))
                .execute();
        return won == 1 ? new IdempotencyClaim.Won(attempt) : heldBy(key);
    }

    /** Whether the claim was still this attempt's; if not, another one has taken over, and nothing is stored. */
    boolean store(IdempotencyKey key, UUID attempt, IdempotencyClaim.Answer answer) {
        return jooq.update(KEYS)
                        .set(STATUS, answer.status())
                        .set(HEADERS, JSONB.valueOf(JSON.writeValueAsString(answer.headers())))
                        .set(BODY, answer.body())
                        .where(is(key).and(ATTEMPT.eq(attempt)))
                        .execute()
                == 1;
    }

    /** Lets the next attempt in at once, unless the answer is there after all: a commit may have happened although nobody heard of it. */
    void release(IdempotencyKey key, UUID attempt) {
        jooq.deleteFrom(KEYS)
                .where(is(key).and(ATTEMPT.eq(attempt)).and(STATUS.isNull()))
                .execute();
    }

    int deleteExpired() {
        return jooq.deleteFrom(KEYS).where(EXPIRES_AT.lt(now())).execute();
    }

    private IdempotencyClaim heldBy(IdempotencyKey key) {
        return jooq.select(HASH, STATUS, HEADERS, BODY)
                .from(KEYS)
                .where(is(key))
                .fetchOptional(row -> {
                    if (!row.get(HASH).equals(key.requestHash())) {
                        return new IdempotencyClaim.OtherRequest();
                    }
                    return Optional.ofNullable(row.get(STATUS))
                            .<IdempotencyClaim>map(status -> new IdempotencyClaim.Answered(
                                    new IdempotencyClaim.Answer(status, headers(row.get(HEADERS)), row.get(BODY))))
                            .orElseGet(IdempotencyClaim.UnderWay::new);
                })
                .orElseGet(IdempotencyClaim.UnderWay::new);
    }

    private static Map<String, String> headers(JSONB json) {
        return JSON.readValue(json.data(), new TypeReference<>() {});
    }

    private static Condition is(IdempotencyKey key) {
        return CALLER.eq(key.caller()).and(ROUTE.eq(key.route())).and(KEY.eq(key.key()));
    }

    private static Field<?> unqualified(Field<?> field) {
        return field(field.getUnqualifiedName());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
