package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples, written by hand, say everything that an event can say. */
class SampleTest {
    static Stream<Class<? extends SlipwayEvent>> events() {
        return Events.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void leavesNothingOut(Class<? extends SlipwayEvent> event) throws Exception {
        var missing = new ArrayList<String>();
        collectMissing(sample(event), "", missing);
        assertThat(missing).as("fields without a value").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAndWrittenWithoutLoss(Class<? extends SlipwayEvent> event) throws IOException {
        var json = Validation.read(Events.sample(Events.DOCUMENTS, event));
        assertThat(Events.JSON.readTree(Events.JSON.writeValueAsString(sample(event))))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("events")
    void fitsItsSchema(Class<? extends SlipwayEvent> event) throws IOException {
        Validation.fits(
                Validation.read(Events.sample(Events.DOCUMENTS, event)), EventSchemas.of(event), event.getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("events")
    void isFoundByItsType(Class<? extends SlipwayEvent> event) {
        assertThat(EventTypes.classOf(EventTypes.typeOf(event))).contains(event);
        assertThat(EventTypes.areas()).contains(EventTypes.areaOf(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasASubjectOfAKnownForm(Class<? extends SlipwayEvent> event) throws IOException {
        assertThat(sample(event).subject()).matches("(app|team|person|switch|image|evidence|period|zone)/.+");
    }

    private static SlipwayEvent sample(Class<? extends SlipwayEvent> event) throws IOException {
        return Events.JSON.treeToValue(Validation.read(Events.sample(Events.DOCUMENTS, event)), event);
    }

    private static void collectMissing(@Nullable Object value, String path, List<String> missing)
            throws ReflectiveOperationException {
        switch (value) {
            case null -> missing.add(path);
            case List<?> list when list.isEmpty() -> missing.add(path);
            case List<?> list -> {
                for (var each : list) {
                    collectMissing(each, path + "[]", missing);
                }
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    collectMissing(component.getAccessor().invoke(record), path + "/" + component.getName(), missing);
                }
            }
            default -> {}
        }
    }
}
