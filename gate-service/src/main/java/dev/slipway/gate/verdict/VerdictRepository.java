package dev.slipway.gate.verdict;

import static dev.slipway.jooq.gate.Tables.BUILD;
import static dev.slipway.jooq.gate.Tables.STANDING;
import static dev.slipway.jooq.gate.Tables.VERDICT;
import static dev.slipway.jooq.gate.Tables.VERDICT_ANSWER;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.policy.Risk;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts, which never change, and standings, which say which verdict holds. */
@Repository
class VerdictRepository {
    private final DSLContext jooq;
    private final JsonMapper json;

    VerdictRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    /** Until the transaction ends, nobody else judges this build of the app. */
    void lock(String app, Digest digest) {
        jooq.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val("verdict/" + app + "/" + digest));
    }

    Optional<Standing> standing(String app, Digest digest, Environment environment) {
        return jooq.select(
                        STANDING.VERDICT,
                        VERDICT.REVISION,
                        VERDICT.CONTENT_HASH,
                        VERDICT.OUTCOME,
                        STANDING.UNDETERMINED_SINCE,
                        STANDING.ANNOUNCED)
                .from(STANDING)
                .join(VERDICT)
                .on(VERDICT.ID.eq(STANDING.VERDICT))
                .where(of(app, digest, environment))
                .fetchOptional(row -> new Standing(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    void add(Verdict verdict, String contentHash) {
        jooq.insertInto(VERDICT)
                .set(VERDICT.ID, verdict.id())
                .set(VERDICT.APP, verdict.app())
                .set(VERDICT.REPOSITORY, verdict.build().repository())
                .set(VERDICT.DIGEST, verdict.build().digest().value())
                .set(VERDICT.ENVIRONMENT, verdict.environment().word())
                .set(VERDICT.OUTCOME, verdict.outcome())
                .set(VERDICT.RISK, verdict.risk().word())
                .set(VERDICT.REVISION, verdict.revision())
                .set(VERDICT.VERSION, verdict.build().version())
                .set(VERDICT.COMMIT_ID, verdict.build().commit())
                .set(VERDICT.FINDINGS, jsonb(verdict.findings()))
                .set(VERDICT.MISSING, verdict.missing().toArray(String[]::new))
                .set(VERDICT.EVIDENCE, jsonb(verdict.evidence()))
                .set(VERDICT.POLICY_VERSION, verdict.policyVersion())
                .set(VERDICT.CONTENT_HASH, contentHash)
                .set(VERDICT.MADE_AT, verdict.evaluatedAt())
                .execute();
    }

    /** Puts the standing in the place of the one before. */
    void stand(Verdict verdict, Standing standing) {
        jooq.insertInto(STANDING)
                .set(STANDING.APP, verdict.app())
                .set(STANDING.DIGEST, verdict.build().digest().value())
                .set(STANDING.ENVIRONMENT, verdict.environment().word())
                .set(STANDING.VERDICT, standing.verdict())
                .set(STANDING.EVALUATED_AT, verdict.evaluatedAt())
                .set(STANDING.UNDETERMINED_SINCE, standing.undeterminedSince())
                .set(STANDING.ANNOUNCED, standing.announced())
                .onConflict(STANDING.APP, STANDING.DIGEST, STANDING.ENVIRONMENT)
                .doUpdate()
                .set(STANDING.VERDICT, DSL.excluded(STANDING.VERDICT))
                .set(STANDING.EVALUATED_AT, DSL.excluded(STANDING.EVALUATED_AT))
                .set(STANDING.UNDETERMINED_SINCE, DSL.excluded(STANDING.UNDETERMINED_SINCE))
                .set(STANDING.ANNOUNCED, DSL.excluded(STANDING.ANNOUNCED))
                .execute();
    }

    /** The verdict that holds. */
    Optional<Verdict> find(String app, Digest digest, Environment environment) {
        return find(of(app, digest, environment)).stream().findFirst();
    }

    /** The verdicts that hold for the digest, one for each app whose image it is. */
    List<Verdict> find(Digest digest, Environment environment) {
        return find(STANDING.DIGEST.eq(digest.value()).and(STANDING.ENVIRONMENT.eq(environment.word())));
    }

    Optional<VerdictAnswer> answer(Step step) {
        return jooq.select(VERDICT_ANSWER.ANSWER)
                .from(VERDICT_ANSWER)
                .where(VERDICT_ANSWER.PROCESS.eq(step.process()), VERDICT_ANSWER.STEP.eq(step.name()))
                .fetchOptional(row -> json.readValue(row.value1().data(), VerdictAnswer.class));
    }

    /** Remembers what was answered. The first answer stands. */
    void remember(Step step, VerdictAnswer answer) {
        jooq.insertInto(VERDICT_ANSWER)
                .set(VERDICT_ANSWER.PROCESS, step.process())
                .set(VERDICT_ANSWER.STEP, step.name())
                .set(VERDICT_ANSWER.ANSWER, jsonb(answer))
                .onConflictDoNothing()
                .execute();
    }

    private List<Verdict> find(Condition which) {
        return jooq.select(VERDICT.fields())
                .select(STANDING.EVALUATED_AT, BUILD.MEDIA_TYPE, BUILD.TAG, BUILD.SOURCE)
                .from(STANDING)
                .join(VERDICT)
                .on(VERDICT.ID.eq(STANDING.VERDICT))
                .join(BUILD)
                .on(BUILD.REPOSITORY.eq(VERDICT.REPOSITORY), BUILD.DIGEST.eq(VERDICT.DIGEST))
                .where(which)
                .fetch(this::toDomain);
    }

    private Verdict toDomain(Record row) {
        var verdict = row.into(VERDICT);
        return new Verdict(
                verdict.getId(),
                verdict.getApp(),
                verdict.getRevision(),
                new Build(
                        verdict.getRepository(),
                        new Digest(verdict.getDigest()),
                        row.get(BUILD.MEDIA_TYPE),
                        row.get(BUILD.TAG),
                        verdict.getVersion(),
                        verdict.getCommitId(),
                        row.get(BUILD.SOURCE)),
                Environment.ofWord(verdict.getEnvironment()).orElseThrow(),
                verdict.getOutcome(),
                Risk.ofWord(verdict.getRisk()),
                json.readValue(verdict.getFindings().data(), new TypeReference<List<Finding>>() {}),
                List.of(verdict.getMissing()),
                verdict.getPolicyVersion(),
                json.readValue(verdict.getEvidence().data(), new TypeReference<List<EvidenceRef>>() {}),
                row.<Instant>get(STANDING.EVALUATED_AT));
    }

    private static Condition of(String app, Digest digest, Environment environment) {
        return STANDING.APP
                .eq(app)
                .and(STANDING.DIGEST.eq(digest.value()))
                .and(STANDING.ENVIRONMENT.eq(environment.word()));
    }

    private JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }
}
