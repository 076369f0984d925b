package dev.slipway.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real inputs from the test resources ({@code README.md} there says where each comes from). */
public final class Samples {
    private static final Path HOME = Path.of("src/test/resources");

    private Samples() {}

    public static Path file(String name) {
        return HOME.resolve(name);
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
