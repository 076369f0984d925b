package dev.slipway.runtime.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * Makes a page of rows that were asked for with {@link Paging#limitPlusOne()}: a row too many means that there is a next
     * page, which begins after the last row shown.
     */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Cursor> after) {
        if (rows.size() <= paging.limit()) {
            return last(rows);
        }
        var shown = rows.subList(0, paging.limit());
        return new Page<>(shown, after.apply(shown.getLast()).encode());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), nextCursor);
    }
}
