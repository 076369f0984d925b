package dev.slipway.runtime.http;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Holds an answer to what its record promises: what is not {@code @Nullable} is there. Else its absence would show long after, and far from the peer. */
final class Promised {
    private Promised() {}

    /** Where the first thing is that was promised and is missing, as {@code risk.level}; empty if nothing is. */
    static Optional<String> missingIn(@Nullable Object answer) {
        return switch (answer) {
            case Record record
            when isMarked(record.getClass()) ->
                Stream.of(record.getClass().getRecordComponents())
                        .flatMap(component -> missing(record, component).stream())
                        .findFirst();
            case Collection<?> items ->
                items.stream().flatMap(item -> missingIn(item).stream()).findFirst();
            case Map<?, ?> named ->
                named.values().stream()
                        .flatMap(item -> missingIn(item).stream())
                        .findFirst();
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> missing(Record record, RecordComponent component) {
        var value = value(record, component);
        if (value == null) {
            return isOptional(component) ? Optional.empty() : Optional.of(component.getName());
        }
        return missingIn(value).map(inside -> component.getName() + "." + inside);
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isMarked(Class<?> type) {
        return type.getPackage() != null && type.getPackage().isAnnotationPresent(NullMarked.class);
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        var accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    record.getClass() + " does not give its component " + component.getName(), e);
        }
    }
}
