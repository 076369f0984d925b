package dev.slipway.promotion.promotion;

import static dev.slipway.jooq.promotion.Tables.BUILD_NUMBER;
import static dev.slipway.jooq.promotion.Tables.BUILD_ORDER;
import static dev.slipway.jooq.promotion.Tables.HELD_BUILD;

import dev.slipway.promotion.promotion.PassedMeanwhile.News;
import dev.slipway.promotion.promotion.PromotionService.Wanted;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Builds that passed while their app was on its way out. */
@Repository
class HeldBuildRepository {
    private final DSLContext jooq;

    HeldBuildRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void hold(Wanted wanted, String environment) {
        jooq.insertInto(HELD_BUILD)
                .set(HELD_BUILD.APP, wanted.app())
                .set(HELD_BUILD.DIGEST, wanted.digest())
                .set(HELD_BUILD.ENVIRONMENT, environment)
                .set(HELD_BUILD.VERSION, wanted.version())
                .set(HELD_BUILD.REPOSITORY, wanted.repository())
                .set(HELD_BUILD.REVISION, wanted.revision())
                .onConflict(HELD_BUILD.APP, HELD_BUILD.DIGEST)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** The last in the order of builds. One that the gate has numbered comes after those that it had not begun to number. */
    Optional<News> newest(String app) {
        return jooq.select(HELD_BUILD.fields())
                .from(HELD_BUILD)
                .join(BUILD_ORDER)
                .on(BUILD_ORDER.APP.eq(HELD_BUILD.APP), BUILD_ORDER.DIGEST.eq(HELD_BUILD.DIGEST))
                .leftJoin(BUILD_NUMBER)
                .on(BUILD_NUMBER.APP.eq(HELD_BUILD.APP), BUILD_NUMBER.DIGEST.eq(HELD_BUILD.DIGEST))
                .where(HELD_BUILD.APP.eq(app))
                .orderBy(BUILD_NUMBER.NUMBER.desc().nullsLast(), BUILD_ORDER.NUMBER.desc())
                .limit(1)
                .fetchOptionalInto(HELD_BUILD)
                .map(row -> new News(
                        new Wanted(
                                row.getApp(),
                                row.getDigest(),
                                row.getVersion(),
                                row.getRepository(),
                                row.getRevision(),
                                PromotionConsumer.GATE),
                        row.getEnvironment()));
    }

    void drop(String app) {
        jooq.deleteFrom(HELD_BUILD).where(HELD_BUILD.APP.eq(app)).execute();
    }
}
