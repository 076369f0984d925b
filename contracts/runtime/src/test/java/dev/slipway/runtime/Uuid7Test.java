package dev.slipway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Uuid7Test {
    @Test
    void isVersionSevenOfTheStandardVariant() {
        var id = Uuid7.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void growsWithinAProcessEvenFasterThanTheClock() {
        var ids =
                Stream.generate(Uuid7::next).limit(100_000).map(UUID::toString).toList();
        assertThat(ids).isSorted();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void holdsTheTime() {
        var before = System.currentTimeMillis();
        var milliseconds = Uuid7.next().getMostSignificantBits() >>> 16;
        assertThat(milliseconds).isBetween(before, System.currentTimeMillis() + 60_000);
    }

    @Test
    void threadsNeverGetTheSame() {
        var ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50_000).parallel().forEach(_ -> ids.add(Uuid7.next()));
        assertThat(ids).hasSize(50_000);
    }
}
