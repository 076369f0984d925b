package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWas() {
        var cursor = Cursor.at("name", "ümlaut/\"x\"").and("at", 7);
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "???", "bm90IGpzb24", "e30", "null", "{\"v\":2,\"k\":{}}", "{\"v\":1,\"k\":7}", "[]"})
    void refusesWhatItNeverGaveOut(String opaque) {
        var wire = opaque.startsWith("{") || opaque.startsWith("[")
                ? Base64.getUrlEncoder().encodeToString(opaque.getBytes(StandardCharsets.UTF_8))
                : opaque;
        assertRefused(wire);
    }

    @Test
    void refusesOneThatIsFarTooLong() {
        assertRefused("a".repeat(5_000));
    }

    @Test
    void refusesOneOfAnotherList() {
        assertThatThrownBy(() -> Cursor.at("name", "x").get("day")).isInstanceOf(Problem.class);
    }

    @Test
    void refusesKeysOfAnotherKind() {
        var cursor = Cursor.at("key", "x");
        assertThatThrownBy(() -> cursor.longAt("key")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursor.instantAt("key")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursor.uuidAt("key")).isInstanceOf(Problem.class);
    }

    @Test
    void namesTheNextPageOnlyWhenThereIsOne() {
        var paging = new Paging(2, null);
        assertThat(Page.of(List.of("a", "b"), paging, row -> Cursor.at("name", row))
                        .nextCursor())
                .isNull();
        var page = Page.of(List.of("a", "b", "c"), paging, row -> Cursor.at("name", row));
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isEqualTo(Cursor.at("name", "b").encode());
    }

    private static void assertRefused(String opaque) {
        assertThatThrownBy(() -> Cursor.decode(opaque)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors().getFirst().pointer()).isEqualTo("/cursor");
        });
    }
}
