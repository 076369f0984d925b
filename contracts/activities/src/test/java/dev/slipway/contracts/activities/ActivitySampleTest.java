package dev.slipway.contracts.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workflows outlive releases: what an earlier release wrote into a history, arguments and results alike, is read by today's records. The samples are written by
 * hand; {@code -Dslipway.contracts.freeze=v1} adds today's to {@code released/v1}, and what is frozen is never overwritten.
 */
class ActivitySampleTest {
    private static final String FREEZE = "slipway.contracts.freeze";
    private static final Path SAMPLES = Path.of("src/main/resources/samples/activities");
    private static final Path RELEASED = Path.of("released");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Released(Path sample, ActivityMethods activity) {
        @Override
        public String toString() {
            return RELEASED.relativize(sample).getName(0) + " " + activity;
        }
    }

    @BeforeAll
    static void freezeIfAsked() throws Exception {
        var release = System.getProperty(FREEZE);
        if (release == null) {
            return;
        }
        var folder = RELEASED.resolve(release.isEmpty() || release.equals("true") ? "v1" : release, "samples");
        Files.createDirectories(folder);
        for (var activity : ActivityMethods.all()) {
            var frozen = folder.resolve(activity.type() + ".json");
            if (!Files.exists(frozen)) {
                Files.copy(SAMPLES.resolve(activity.type() + ".json"), frozen);
            }
        }
    }

    static Stream<ActivityMethods> activities() throws Exception {
        return ActivityMethods.all().stream();
    }

    static Stream<Released> released() throws Exception {
        return releasedSamples().stream()
                .flatMap(sample -> named(sample).map(activity -> new Released(sample, activity)));
    }

    @ParameterizedTest
    @MethodSource("activities")
    void theSampleIsReadAndWrittenWithoutLoss(ActivityMethods activity) throws IOException {
        isReadByToday(SAMPLES.resolve(activity.type() + ".json"), activity, true);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("released")
    void aReleasedSampleIsReadByTodaysRecords(Released released) throws IOException {
        isReadByToday(released.sample(), released.activity(), false);
    }

    @Test
    void noSampleIsOfAnActivityThatDoesNotExist() throws Exception {
        var known = activities().map(activity -> activity.type() + ".json").collect(Collectors.toSet());
        try (var samples = Files.list(SAMPLES)) {
            assertThat(samples.map(sample -> sample.getFileName().toString())).hasSameElementsAs(known);
        }
        assertThat(releasedSamples())
                .as("an activity that was released may be in a history that is still to be replayed")
                .allSatisfy(sample ->
                        assertThat(known).contains(sample.getFileName().toString()));
    }

    private static void isReadByToday(Path file, ActivityMethods activity, boolean exactly) throws IOException {
        var sample = JSON.readTree(Files.readString(file));
        var arguments = activity.arguments();
        assertThat(sample.get("arguments")).as("arguments of " + activity).hasSize(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            isRead(sample.get("arguments").get(i), arguments[i], exactly);
        }
        if (activity.result() == void.class) {
            assertThat(sample.has("result")).isFalse();
        } else {
            isRead(sample.get("result"), activity.result(), exactly);
        }
    }

    private static void isRead(JsonNode json, Type type, boolean exactly) throws IOException {
        var value = DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload(json), raw(type), type);
        Required.isComplete(value, type.getTypeName(), exactly);
        var written = DefaultDataConverter.STANDARD_INSTANCE.toPayload(value).orElseThrow();
        if (exactly) {
            assertThat(JSON.readTree(written.getData().toStringUtf8())).isEqualTo(json);
        }
    }

    private static Payload payload(JsonNode json) {
        return Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json.toString()))
                .build();
    }

    private static Class<?> raw(Type type) {
        return type instanceof Class<?> plain ? plain : List.class;
    }

    private static Stream<ActivityMethods> named(Path sample) {
        try {
            return activities().filter(activity -> sample.endsWith(activity.type() + ".json"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> releasedSamples() throws IOException {
        if (!Files.isDirectory(RELEASED)) {
            return List.of();
        }
        try (var files = Files.walk(RELEASED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
