package dev.slipway.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What one document may cost whoever reads it. Whatever fails here names the document. */
public final class Bounds {
    /** Against hanging, not a figure of speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long ALLOCATED = 64L << 20;
    private static final long ALLOCATED_PER_BYTE = 2_000;

    /** While Jazzer looks for new documents, it rewrites classes in whichever thread loads them, and that would count. The heap is the bound then. */
    private static final boolean REWRITTEN = Boolean.getBoolean("jazzer.hooks");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounds() {}

    /** Reads in a thread of its own. Fails when that fails or hangs, or takes memory out of proportion: all that is allocated counts, kept or not. */
    public static <T> T holdFor(byte[] document, ThrowingSupplier<T> reading) {
        return guardFor(document, () -> {
            long before = allocated();
            var result = reading.get();
            assertThat(allocated() - before)
                    .as("bytes allocated for a document of %d", document.length)
                    .isLessThan(ALLOCATED + ALLOCATED_PER_BYTE * document.length);
            return result;
        });
    }

    private static long allocated() {
        return REWRITTEN ? 0 : THREADS.getCurrentThreadAllocatedBytes();
    }

    /** For what other threads do the work: fails when it fails or hangs. Their memory is the heap, which is small in tests. */
    public static <T> T guardFor(byte[] document, ThrowingSupplier<T> work) {
        try {
            return assertTimeoutPreemptively(PATIENCE, work);
        } catch (Throwable wrong) {
            throw new AssertionError(
                    "%s; the document in Base64: %s"
                            .formatted(wrong.getMessage(), Base64.getEncoder().encodeToString(document)),
                    wrong);
        }
    }
}
