package dev.slipway.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static final List<byte[]> REAL =
            List.of("{\"name\": \"menu\", \"size\": 3}".getBytes(StandardCharsets.UTF_8));

    @Test
    void drawsTheSameDocumentsFromTheSameSeedAndOthersFromAnother() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    @Test
    void leavesNoneAsItWasForLong() {
        assertThat(drawn(7))
                .filteredOn(text -> text.equals(text(REAL.getFirst())))
                .hasSizeLessThan(5);
        assertThat(drawn(7)).anyMatch(text -> text.contains("[[[[")).anyMatch(text -> text.indexOf(0) >= 0);
    }

    private static List<String> drawn(long seed) {
        var mutations = new Mutations(seed);
        return IntStream.range(0, 300).mapToObj(_ -> text(mutations.of(REAL))).toList();
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.ISO_8859_1);
    }
}
