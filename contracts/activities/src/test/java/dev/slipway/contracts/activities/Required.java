package dev.slipway.contracts.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is not {@link Nullable} in a record has a value once it is read. */
final class Required {
    private Required() {}

    /** @param whole whether what is nullable, and each list, must have a value as well, as in the fullest sample */
    static void isComplete(@Nullable Object value, String path, boolean whole) {
        assertThat(value).as(path).isNotNull();
        if (value instanceof List<?> list) {
            assertThat(whole && list.isEmpty()).as(path + " is empty").isFalse();
            list.forEach(each -> isComplete(each, path + "[]", whole));
        } else if (value instanceof Record record) {
            areComplete(record, path, whole);
        }
    }

    private static void areComplete(Record record, String path, boolean whole) {
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(record);
                var mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (whole || !mayBeAbsent || value != null) {
                    isComplete(value, path + "/" + component.getName(), whole);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(component + " cannot be read", e);
            }
        }
    }
}
