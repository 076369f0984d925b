package dev.slipway.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.web.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentLogTest {
    @TempDir
    Path folder;

    @Test
    void findsAfterARestartWhatWasPutAndNotWhatWasRemoved() throws IOException {
        try (var log = open()) {
            log.put("a/1", document("one"));
            log.put("a/2", document("two"));
            log.put("a/1", document("uno"));
            log.remove("a/2");
        }
        try (var log = open()) {
            assertThat(log.keys("a/")).containsExactly("a/1");
            assertThat(log.get("a/1")).contains(document("uno"));
        }
    }

    @Test
    void forgetsALineThatWasBeingWrittenWhenTheProcessDied() throws IOException {
        try (var log = open()) {
            log.put("a", document("whole"));
        }
        Files.writeString(file(), "{\"a\":{\"text\":\"half", StandardOpenOption.APPEND);
        try (var log = open()) {
            assertThat(log.get("a")).contains(document("whole"));
            log.put("b", document("after"));
        }
        try (var log = open()) {
            assertThat(log.keys("")).containsExactly("a", "b");
        }
    }

    @Test
    void commitsSeveralChangesAsOneLine() throws IOException {
        try (var log = open()) {
            log.put("gone", document("soon"));
            Map<String, Optional<JsonNode>> changes =
                    Map.of("new", Optional.of(document("there")), "gone", Optional.empty());
            log.commit(changes);
        }
        assertThat(Files.readAllLines(file())).hasSize(2);
        try (var log = open()) {
            assertThat(log.keys("")).containsExactly("new");
        }
    }

    @Test
    void growsNoLongerThanItsContentAsksFor() throws IOException {
        try (var log = open()) {
            for (int i = 0; i < 3_000; i++) {
                log.put("same", document("value " + i));
            }
        }
        try (var log = open()) {
            assertThat(log.get("same")).contains(document("value 2999"));
            log.put("other", document("later"));
        }
        assertThat(Files.readAllLines(file())).hasSize(2);
        try (var log = open()) {
            assertThat(log.keys("")).containsExactly("other", "same");
        }
    }

    private DocumentLog open() throws IOException {
        return DocumentLog.open(file());
    }

    private Path file() {
        return folder.resolve("log.ndjson");
    }

    private static ObjectNode document(String text) {
        return Json.object().put("text", text);
    }
}
