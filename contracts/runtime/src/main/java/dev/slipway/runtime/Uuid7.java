package dev.slipway.runtime;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered UUIDs (RFC 9562 §5.7). Within one process they only grow (§6.2, method 3: the sub-millisecond fraction is a counter), which keeps indexes dense.
 * Nothing may be ordered by them: two processes' clocks differ.
 */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FRACTION_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private Uuid7() {}

    /** A new identifier; unique, and greater than each one that this process made before. */
    public static UUID next() {
        var now = System.currentTimeMillis() << FRACTION_BITS;
        var tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        var milliseconds = tick >>> FRACTION_BITS;
        var fraction = tick & 0xFFF;
        var high = (milliseconds << 16) | 0x7000L | fraction;
        var low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
