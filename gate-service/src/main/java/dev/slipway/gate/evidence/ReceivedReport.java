package dev.slipway.gate.evidence;

import dev.slipway.runtime.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/**
 * The bytes of a report on their way in, in a temporary file: a report of any size takes the same memory.
 *
 * @param sha256 64 hex digits
 */
record ReceivedReport(Path file, String sha256, long bytes) implements AutoCloseable {
    /** Takes the body to its end. The size is bounded by whoever gives the stream. */
    static ReceivedReport of(InputStream body) throws IOException {
        var file = Files.createTempFile("slipway-report-", ".tmp");
        try (var digesting = new DigestInputStream(body, Digests.sha256());
                var out = Files.newOutputStream(file)) {
            var bytes = digesting.transferTo(out);
            return new ReceivedReport(
                    file, HexFormat.of().formatHex(digesting.getMessageDigest().digest()), bytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be removed", e);
        }
    }
}
