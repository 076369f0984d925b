package dev.slipway.runtime.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; a controller argument read from the parameters {@code limit} and {@code cursor}.
 *
 * @param limit 1 to 200, 50 unless given
 * @param cursor what an earlier page named as {@code nextCursor}, already known to be readable; null for the first page
 */
public record Paging(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Paging {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.UNPROCESSABLE
                    .problem("A page holds 1 to %d items.", MAX_LIMIT)
                    .error("/limit", "must be between 1 and " + MAX_LIMIT);
        }
    }

    public static Paging first() {
        return new Paging(DEFAULT_LIMIT, null);
    }

    /** How many rows to read, to know whether another page follows. See {@link Page#of}. */
    public int limitPlusOne() {
        return limit + 1;
    }

    /** Where to go on, or empty for the first page. */
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor).map(Cursor::decode);
    }
}
