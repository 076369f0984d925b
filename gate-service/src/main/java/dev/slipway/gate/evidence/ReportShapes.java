package dev.slipway.gate.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Looks at a report from outside. A JSON report is read to its end here, so that one that is cut off is refused whatever it claims to be. */
public final class ReportShapes {
    private static final int ENOUGH = 64;

    private ReportShapes() {}

    public static ReportShape of(Path file) {
        var start = start(file);
        if (start.isEmpty()) {
            throw EvidenceProblem.malformed(
                    "", "it is empty, which proves nothing: the tool did not finish, or its output went elsewhere");
        }
        if (isPacked(start)) {
            throw EvidenceProblem.malformed("", "it is compressed; send it unpacked");
        }
        return start.startsWith("<") ? XmlReport.shape(file) : JsonReport.read(file, ReportShapes::shape);
    }

    private static ReportShape shape(JsonReport json) {
        if (json.isObject()) {
            var members = new HashMap<String, String>();
            json.members(name -> members.put(name, json.scalar()));
            return new ReportShape.JsonObject(Map.copyOf(members));
        }
        if (json.isArray()) {
            return array(json);
        }
        if (!json.isAbsent() && json.isNull()) {
            return new ReportShape.JsonNull();
        }
        throw EvidenceProblem.malformed("", "a report is a JSON object or array, or XML");
    }

    private static ReportShape array(JsonReport json) {
        var first = new HashSet<String>();
        var count = new int[1];
        json.elements(() -> {
            if (count[0]++ == 0 && json.isObject()) {
                json.members(first::add);
            }
        });
        return new ReportShape.JsonArray(count[0] == 0, first);
    }

    /** The first characters that are neither space nor byte order mark. */
    private static String start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int next = in.read();
            while (isBlank(next)) {
                next = in.read();
            }
            if (next == -1) {
                return "";
            }
            var rest = new String(in.readNBytes(ENOUGH), StandardCharsets.ISO_8859_1);
            return (char) next + rest;
        } catch (IOException e) {
            throw new UncheckedIOException("A report that was received cannot be read again", e);
        }
    }

    /** White space of JSON and XML, and the parts of a byte order mark in UTF-8. */
    private static boolean isBlank(int next) {
        return switch (next) {
            case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF -> true;
            default -> false;
        };
    }

    /** gzip (RFC 1952), Zstandard (RFC 8878), bzip2, ZIP. */
    private static boolean isPacked(String start) {
        return start.startsWith("\u001f\u008b")
                || start.startsWith("(\u00b5/\u00fd")
                || start.startsWith("BZh")
                || start.startsWith("PK\u0003\u0004");
    }
}
