package dev.slipway.notifier.interaction;

import static dev.slipway.jooq.notifier.Tables.INTERACTION;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The table of clicks. */
@Repository
class InteractionRepository {
    private final DSLContext jooq;

    InteractionRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Whether this is the first time that the body arrives; the unique index on its hash decides. */
    boolean insertOnce(UUID id, String bodySha256, SlackClick click, Instant now) {
        return jooq.insertInto(INTERACTION)
                        .set(INTERACTION.ID, id)
                        .set(INTERACTION.BODY_SHA256, bodySha256)
                        .set(INTERACTION.PROVIDER, "slack")
                        .set(INTERACTION.WORKSPACE, click.workspace())
                        .set(INTERACTION.CHAT_USER, click.user())
                        .set(INTERACTION.CHAT_CHANNEL, click.channel())
                        .set(INTERACTION.APPROVAL, click.approval())
                        .set(INTERACTION.CHOICE, click.choice())
                        .set(INTERACTION.DIGEST, click.digest())
                        .set(INTERACTION.RECEIVED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Interaction> find(UUID id) {
        return jooq.selectFrom(INTERACTION)
                .where(INTERACTION.ID.eq(id))
                .fetchOptional(row -> new Interaction(
                        row.getId(),
                        row.getProvider(),
                        row.getWorkspace(),
                        row.getChatUser(),
                        row.getChatChannel(),
                        row.getApproval(),
                        row.getChoice(),
                        row.getDigest(),
                        row.getOutcome(),
                        row.getAnswer()));
    }

    void done(UUID id, String outcome, String answer, Instant now) {
        jooq.update(INTERACTION)
                .set(INTERACTION.OUTCOME, outcome)
                .set(INTERACTION.ANSWER, answer)
                .set(INTERACTION.DONE_AT, now)
                .where(INTERACTION.ID.eq(id))
                .execute();
    }

    void answered(UUID id, Instant now) {
        jooq.update(INTERACTION)
                .set(INTERACTION.ANSWERED_AT, now)
                .where(INTERACTION.ID.eq(id))
                .execute();
    }
}
