package dev.slipway.notifier.message;

import static dev.slipway.jooq.notifier.Tables.MESSAGE;

import dev.slipway.jooq.notifier.tables.records.MessageRecord;
import dev.slipway.notifier.message.Message.Place;
import dev.slipway.notifier.message.Message.Recipient;
import dev.slipway.notifier.message.Message.State;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of messages. */
@Repository
public class MessageRepository {
    private final DSLContext jooq;
    private final JsonMapper json;

    MessageRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    /** Whether the message is new; the unique index on approvals decides. */
    boolean insertOnce(
            UUID id,
            String kind,
            String app,
            long revision,
            @Nullable UUID about,
            Recipient recipient,
            Content content,
            Instant now) {
        return jooq.insertInto(MESSAGE)
                        .set(MESSAGE.ID, id)
                        .set(MESSAGE.KIND, kind)
                        .set(MESSAGE.APP, app)
                        .set(MESSAGE.APP_REVISION, revision)
                        .set(MESSAGE.ABOUT, about)
                        .set(MESSAGE.RECIPIENT_KIND, recipient.name().toLowerCase(Locale.ROOT))
                        .set(
                                MESSAGE.CONTENT,
                                JSONB.jsonb(json.writerFor(Content.class).writeValueAsString(content)))
                        .set(MESSAGE.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void replaceContent(UUID id, Content content) {
        jooq.update(MESSAGE)
                .set(MESSAGE.CONTENT, JSONB.jsonb(json.writerFor(Content.class).writeValueAsString(content)))
                .set(MESSAGE.CONTENT_VERSION, MESSAGE.CONTENT_VERSION.plus(1))
                .where(MESSAGE.ID.eq(id))
                .execute();
    }

    /** The message that asks for this approval, locked until the transaction ends. */
    Optional<Message> approvalRequest(UUID approval) {
        return jooq.selectFrom(MESSAGE)
                .where(MESSAGE.ABOUT.eq(approval), MESSAGE.KIND.eq("approval-request"))
                .forUpdate()
                .fetchOptional(this::toDomain);
    }

    /** The messages that ask for approvals of this promotion or decommission, locked until the transaction ends. */
    List<Message> approvalRequestsOf(UUID process) {
        return jooq.selectFrom(MESSAGE)
                .where(
                        MESSAGE.KIND.eq("approval-request"),
                        DSL.jsonbGetAttributeAsText(MESSAGE.CONTENT, "process").eq(process.toString()))
                .forUpdate()
                .fetch(this::toDomain);
    }

    /** The message as it is now. */
    public Optional<Message> find(UUID id) {
        return jooq.selectFrom(MESSAGE).where(MESSAGE.ID.eq(id)).fetchOptional(this::toDomain);
    }

    /** Notes when the first delivery began: from then on the message may have been shown. */
    public void attempted(UUID id, Instant now) {
        jooq.update(MESSAGE)
                .set(MESSAGE.ATTEMPTED_AT, now)
                .where(MESSAGE.ID.eq(id), MESSAGE.ATTEMPTED_AT.isNull())
                .execute();
    }

    /** Notes what the channel shows now. */
    public void delivered(UUID id, int version, String recipient, Place place, Instant now) {
        jooq.update(MESSAGE)
                .set(MESSAGE.STATE, "delivered")
                .set(MESSAGE.DELIVERED_VERSION, version)
                .set(MESSAGE.RECIPIENT, recipient)
                .set(MESSAGE.SLACK_CHANNEL, place.channel())
                .set(MESSAGE.SLACK_TS, place.timestamp())
                .set(MESSAGE.DELIVERED_AT, now)
                .where(MESSAGE.ID.eq(id))
                .execute();
    }

    /** Notes that the message cannot be delivered, finally; gives whether that is new. */
    public boolean failed(UUID id, String reason) {
        return jooq.update(MESSAGE)
                        .set(MESSAGE.STATE, "failed")
                        .set(MESSAGE.FAILURE, reason)
                        .where(MESSAGE.ID.eq(id), MESSAGE.STATE.ne("failed"))
                        .execute()
                == 1;
    }

    /** Those that were given up, the oldest first. */
    List<Message> givenUp(@Nullable UUID after, int limit) {
        return jooq.selectFrom(MESSAGE)
                .where(MESSAGE.STATE.eq("failed"), after == null ? DSL.noCondition() : MESSAGE.ID.gt(after))
                .orderBy(MESSAGE.ID)
                .limit(limit)
                .fetch(this::toDomain);
    }

    long countGivenUp() {
        return jooq.fetchCount(MESSAGE, MESSAGE.STATE.eq("failed"));
    }

    /** Makes a message that was given up one that is still to be delivered; gives whether it was one. */
    boolean pendingAgain(UUID id) {
        return jooq.update(MESSAGE)
                        .set(MESSAGE.STATE, "pending")
                        .setNull(MESSAGE.FAILURE)
                        .where(MESSAGE.ID.eq(id), MESSAGE.STATE.eq("failed"))
                        .execute()
                == 1;
    }

    /** Newest first. */
    List<Message> list(@Nullable String app, Paging paging) {
        var condition = app == null ? DSL.noCondition() : MESSAGE.APP.eq(app);
        var after = paging.after()
                .<org.jooq.Condition>map(cursor ->
                        DSL.row(MESSAGE.CREATED_AT, MESSAGE.ID).lt(cursor.instantAt("at"), cursor.uuidAt("id")))
                .orElse(DSL.noCondition());
        return jooq.selectFrom(MESSAGE)
                .where(condition, after)
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.ID.desc())
                .limit(paging.limitPlusOne())
                .fetch(this::toDomain);
    }

    static Cursor cursorAfter(Message message) {
        return Cursor.at("at", message.createdAt()).and("id", message.id());
    }

    private Message toDomain(MessageRecord row) {
        return new Message(
                row.getId(),
                row.getKind(),
                row.getApp(),
                row.getAppRevision(),
                row.getAbout(),
                Recipient.valueOf(row.getRecipientKind().toUpperCase(Locale.ROOT)),
                json.readValue(row.getContent().data(), Content.class),
                row.getContentVersion(),
                row.getDeliveredVersion(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getRecipient(),
                row.getSlackTs() == null ? null : new Place(row.getSlackChannel(), row.getSlackTs()),
                row.getAttemptedAt(),
                row.getDeliveredAt(),
                row.getFailure(),
                row.getCreatedAt());
    }
}
