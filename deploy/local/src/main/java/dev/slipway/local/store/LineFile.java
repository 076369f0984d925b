package dev.slipway.local.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of lines. When {@link #append} returns, the line outlives this process; a forced file's line
 * outlives the machine too. A half line at the end is cut off when the file is opened.
 */
final class LineFile implements AutoCloseable {
    private final Path path;
    private final boolean forced;
    private FileChannel channel;
    private long length;

    private LineFile(Path path, boolean forced, FileChannel channel, long length) {
        this.path = path;
        this.forced = forced;
        this.channel = channel;
        this.length = length;
    }

    /** Opens or makes the file and gives each whole line to the reader, oldest first. */
    static LineFile open(Path path, boolean forced, Consumer<byte[]> reader) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var whole = read(path, reader);
        channel.truncate(whole);
        channel.position(whole);
        return new LineFile(path, forced, channel, whole);
    }

    synchronized void append(byte[] line) throws IOException {
        var wire =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            while (wire.hasRemaining()) {
                channel.write(wire);
            }
            if (forced) {
                channel.force(false);
            }
        } catch (IOException failed) {
            channel.truncate(length);
            throw failed;
        }
        length += line.length + 1L;
    }

    /** Replaces all lines at once; the old file stays whole until the new one is. */
    synchronized void replace(byte[] lines) throws IOException {
        AtomicFile.write(path, lines);
        channel.close();
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.position(lines.length);
        length = lines.length;
    }

    /** Copies the lines that are there now as a JSON array, given that each of them is JSON. */
    void copyAsArray(OutputStream out) throws IOException {
        long end;
        synchronized (this) {
            end = length;
        }
        out.write('[');
        try (var in = new BufferedInputStream(Files.newInputStream(path), 65_536)) {
            var buffer = new byte[65_536];
            long at = 0;
            while (at < end) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, end - at));
                if (read < 0) {
                    break;
                }
                at += read;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        buffer[i] = at - read + i == end - 1 ? (byte) ' ' : (byte) ',';
                    }
                }
                out.write(buffer, 0, read);
            }
        }
        out.write(']');
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    private static long read(Path path, Consumer<byte[]> reader) throws IOException {
        long whole = 0;
        var line = new java.io.ByteArrayOutputStream();
        try (var in = new BufferedInputStream(Files.newInputStream(path), 65_536)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    reader.accept(line.toByteArray());
                    whole += line.size() + 1L;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        return whole;
    }
}
