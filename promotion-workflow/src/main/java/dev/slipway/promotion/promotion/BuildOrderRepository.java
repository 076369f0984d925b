package dev.slipway.promotion.promotion;

import static dev.slipway.jooq.promotion.Tables.BUILD_NUMBER;
import static dev.slipway.jooq.promotion.Tables.BUILD_ORDER;
import static dev.slipway.jooq.promotion.Tables.PROMOTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which build of an app came after which: by the gate's numbers, or in the order of the news. */
@Repository
class BuildOrderRepository {
    private final DSLContext jooq;

    BuildOrderRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Notes that the app has this build now, after all that it had before; and the gate's number of it, once that is known. */
    void built(String app, String digest, @Nullable Long buildNumber) {
        jooq.insertInto(BUILD_ORDER)
                .set(BUILD_ORDER.APP, app)
                .set(BUILD_ORDER.DIGEST, digest)
                .onConflictDoNothing()
                .execute();
        if (buildNumber != null) {
            jooq.insertInto(BUILD_NUMBER)
                    .set(BUILD_NUMBER.APP, app)
                    .set(BUILD_NUMBER.DIGEST, digest)
                    .set(BUILD_NUMBER.NUMBER, buildNumber)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Whether a later build of the app was promoted already: by the gate's numbers, or in the order of the news where those are not known of both. */
    boolean laterPromoted(String app, String digest) {
        var later = BUILD_ORDER.as("later");
        var laterNumber = BUILD_NUMBER.as("later_number");
        return jooq.fetchExists(select(PROMOTION.PROCESS)
                .from(PROMOTION)
                .join(later)
                .on(later.APP.eq(PROMOTION.APP), later.DIGEST.eq(PROMOTION.DIGEST))
                .leftJoin(laterNumber)
                .on(laterNumber.APP.eq(PROMOTION.APP), laterNumber.DIGEST.eq(PROMOTION.DIGEST))
                .join(BUILD_ORDER)
                .on(BUILD_ORDER.APP.eq(PROMOTION.APP), BUILD_ORDER.DIGEST.eq(digest))
                .leftJoin(BUILD_NUMBER)
                .on(BUILD_NUMBER.APP.eq(PROMOTION.APP), BUILD_NUMBER.DIGEST.eq(digest))
                .where(PROMOTION.APP.eq(app))
                .and(coalesce(
                                field(laterNumber.NUMBER.gt(BUILD_NUMBER.NUMBER)),
                                field(later.NUMBER.gt(BUILD_ORDER.NUMBER)))
                        .isTrue()));
    }
}
