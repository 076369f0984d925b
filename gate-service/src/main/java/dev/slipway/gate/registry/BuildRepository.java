package dev.slipway.gate.registry;

import static dev.slipway.jooq.gate.Tables.BUILD;

import dev.slipway.jooq.gate.tables.records.BuildRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Builds. A later announcement of the same digest only changes its tag. */
@Repository
public class BuildRepository {
    private final DSLContext jooq;
    private final Clock clock;

    BuildRepository(DSLContext jooq, Clock clock) {
        this.jooq = jooq;
        this.clock = clock;
    }

    /** How often the build has been recorded. */
    long readings(String repository, Digest digest) {
        return jooq.select(BUILD.READINGS)
                .from(BUILD)
                .where(BUILD.REPOSITORY.eq(repository), BUILD.DIGEST.eq(digest.value()))
                .fetchOptional(BUILD.READINGS)
                .orElse(0L);
    }

    /** Records the build; tells whether it is new. */
    boolean record(Build build) {
        return jooq.insertInto(BUILD)
                .set(BUILD.REPOSITORY, build.repository())
                .set(BUILD.DIGEST, build.digest().value())
                .set(BUILD.MEDIA_TYPE, build.mediaType())
                .set(BUILD.TAG, build.tag())
                .set(BUILD.VERSION, build.version())
                .set(BUILD.COMMIT_ID, build.commit())
                .set(BUILD.SOURCE, build.source())
                .set(BUILD.READ_AT, clock.instant())
                .set(BUILD.READINGS, 1L)
                .onConflict(BUILD.REPOSITORY, BUILD.DIGEST)
                .doUpdate()
                .set(BUILD.TAG, DSL.coalesce(DSL.excluded(BUILD.TAG), BUILD.TAG))
                .set(BUILD.READINGS, BUILD.READINGS.plus(1))
                .returningResult(DSL.field("xmax = 0", Boolean.class))
                .fetchOptional(0, Boolean.class)
                .orElse(false);
    }

    /** Of two builds, in whatever repositories, the one that was recorded later has the higher number. */
    public Optional<Long> number(String repository, Digest digest) {
        return jooq.select(BUILD.NUMBER)
                .from(BUILD)
                .where(BUILD.REPOSITORY.eq(repository), BUILD.DIGEST.eq(digest.value()))
                .fetchOptional(BUILD.NUMBER);
    }

    public Optional<Build> find(String repository, Digest digest) {
        return jooq.selectFrom(BUILD)
                .where(BUILD.REPOSITORY.eq(repository), BUILD.DIGEST.eq(digest.value()))
                .fetchOptional(BuildRepository::toDomain);
    }

    /** The same image in whatever repositories it was pushed to. */
    public List<Build> withDigest(Digest digest) {
        return jooq.selectFrom(BUILD)
                .where(BUILD.DIGEST.eq(digest.value()))
                .orderBy(BUILD.REPOSITORY)
                .fetch(BuildRepository::toDomain);
    }

    public List<Build> ofCommit(String commit) {
        return jooq.selectFrom(BUILD)
                .where(BUILD.COMMIT_ID.eq(commit))
                .orderBy(BUILD.REPOSITORY, BUILD.NUMBER)
                .fetch(BuildRepository::toDomain);
    }

    /** The builds that came last to the repository, newest first. */
    public List<Build> newest(String repository, int atMost) {
        return jooq.selectFrom(BUILD)
                .where(BUILD.REPOSITORY.eq(repository))
                .orderBy(BUILD.NUMBER.desc())
                .limit(atMost)
                .fetch(BuildRepository::toDomain);
    }

    private static Build toDomain(BuildRecord row) {
        return new Build(
                row.getRepository(),
                new Digest(row.getDigest()),
                row.getMediaType(),
                row.getTag(),
                row.getVersion(),
                row.getCommitId(),
                row.getSource());
    }
}
