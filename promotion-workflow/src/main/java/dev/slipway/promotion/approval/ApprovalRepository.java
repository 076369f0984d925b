package dev.slipway.promotion.approval;

import static dev.slipway.jooq.promotion.Tables.APPROVAL;
import static dev.slipway.jooq.promotion.Tables.DECISION;

import dev.slipway.jooq.promotion.tables.records.ApprovalRecord;
import dev.slipway.jooq.promotion.tables.records.DecisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ApprovalRepository {
    private static final TypeReference<List<Requirement>> REQUIREMENTS = new TypeReference<>() {};

    private final DSLContext jooq;
    private final JsonMapper json;

    ApprovalRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    void insert(Approval approval, Instant now) {
        jooq.insertInto(APPROVAL)
                .set(APPROVAL.ID, approval.id())
                .set(APPROVAL.PROCESS, approval.process())
                .set(APPROVAL.ABOUT, approval.about())
                .set(APPROVAL.APP, approval.app())
                .set(APPROVAL.DIGEST, approval.digest())
                .set(APPROVAL.VERSION, approval.version())
                .set(APPROVAL.RISK, approval.risk())
                .set(APPROVAL.REQUIRED, JSONB.jsonb(json.writeValueAsString(approval.required())))
                .set(APPROVAL.REQUESTER, approval.requester())
                .set(APPROVAL.AUTHORS, approval.authors().toArray(String[]::new))
                .set(APPROVAL.REVISION, approval.revision())
                .set(APPROVAL.STATE, approval.state().id())
                .set(APPROVAL.CREATED_AT, now)
                .set(APPROVAL.EXPIRES_AT, approval.expiresAt())
                .execute();
    }

    Optional<Approval> find(UUID id) {
        return jooq.selectFrom(APPROVAL).where(APPROVAL.ID.eq(id)).fetchOptional(this::toDomain);
    }

    Optional<Approval> ofProcess(UUID process) {
        return jooq.selectFrom(APPROVAL).where(APPROVAL.PROCESS.eq(process)).fetchOptional(this::toDomain);
    }

    List<Approval> ofProcesses(List<UUID> processes) {
        return jooq.selectFrom(APPROVAL).where(APPROVAL.PROCESS.in(processes)).fetch(this::toDomain);
    }

    /** Nobody else decides, withdraws or lets expire until the transaction ends. */
    Optional<Approval> lock(UUID process) {
        return jooq.selectFrom(APPROVAL)
                .where(APPROVAL.PROCESS.eq(process))
                .forUpdate()
                .fetchOptional(this::toDomain);
    }

    void open(UUID id, Instant expires) {
        jooq.update(APPROVAL)
                .set(APPROVAL.STATE, ApprovalState.OPEN.id())
                .set(APPROVAL.EXPIRES_AT, expires)
                .where(APPROVAL.ID.eq(id))
                .execute();
    }

    void close(UUID id, ApprovalState state, Instant now) {
        jooq.update(APPROVAL)
                .set(APPROVAL.STATE, state.id())
                .set(APPROVAL.CLOSED_AT, now)
                .where(APPROVAL.ID.eq(id))
                .execute();
    }

    void insert(Decision decision) {
        jooq.insertInto(DECISION)
                .set(DECISION.ID, decision.id())
                .set(DECISION.APPROVAL, decision.approval())
                .set(DECISION.PERSON, decision.person())
                .set(DECISION.CHAT_IDENTITY, decision.chatIdentity())
                .set(DECISION.CHANNEL, decision.channel())
                .set(DECISION.CHOICE, decision.choice())
                .set(DECISION.DIGEST, decision.digest())
                .set(DECISION.GRANTED, decision.granted())
                .set(DECISION.OUTCOME, decision.outcome())
                .set(DECISION.ROLE, decision.role())
                .set(DECISION.WHY, decision.why())
                .set(DECISION.REVISION, decision.revision())
                .set(DECISION.INTERACTION, decision.interaction())
                .set(DECISION.AT, decision.at())
                .execute();
    }

    List<Decision> granted(UUID approval) {
        return jooq.selectFrom(DECISION)
                .where(DECISION.APPROVAL.eq(approval), DECISION.GRANTED.isTrue())
                .orderBy(DECISION.NUMBER)
                .fetch(ApprovalRepository::toDomain);
    }

    /** Whether a decision of theirs about the process counts. */
    boolean hasDecided(UUID process, String person) {
        return jooq.fetchExists(jooq.selectOne()
                .from(DECISION)
                .join(APPROVAL)
                .on(APPROVAL.ID.eq(DECISION.APPROVAL))
                .where(APPROVAL.PROCESS.eq(process), DECISION.PERSON.eq(person), DECISION.GRANTED.isTrue()));
    }

    Optional<Decision> repeated(UUID approval, String channel, String interaction) {
        return jooq.selectFrom(DECISION)
                .where(
                        DECISION.APPROVAL.eq(approval),
                        DECISION.CHANNEL.eq(channel),
                        DECISION.INTERACTION.eq(interaction))
                .fetchOptional(ApprovalRepository::toDomain);
    }

    private Approval toDomain(ApprovalRecord row) {
        return new Approval(
                row.getId(),
                row.getProcess(),
                row.getAbout(),
                row.getApp(),
                row.getDigest(),
                row.getVersion(),
                row.getRisk(),
                json.readValue(row.getRequired().data(), REQUIREMENTS),
                row.getRequester(),
                List.of(row.getAuthors()),
                row.getRevision(),
                ApprovalState.of(row.getState()),
                row.getExpiresAt());
    }

    private static Decision toDomain(DecisionRecord row) {
        return new Decision(
                row.getId(),
                row.getApproval(),
                row.getPerson(),
                row.getChatIdentity(),
                row.getChannel(),
                row.getChoice(),
                row.getDigest(),
                row.getGranted(),
                row.getOutcome(),
                row.getRole(),
                row.getWhy(),
                row.getRevision(),
                row.getInteraction(),
                row.getAt());
    }
}
