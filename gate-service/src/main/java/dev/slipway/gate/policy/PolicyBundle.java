package dev.slipway.gate.policy;

import dev.slipway.runtime.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The rules and their data, as they were read.
 *
 * @param program the rules, compiled to WebAssembly by {@code opa build}
 * @param levels how strict each rule is
 * @param thresholds where the rules draw their lines
 * @param texts what people are told
 */
@SuppressWarnings("ArrayRecordComponent") // the compiled rules, never changed
public record PolicyBundle(byte[] program, JsonNode levels, JsonNode thresholds, JsonNode texts) {
    private static final int VERSION_LENGTH = 12;

    /** Names the rules, levels and thresholds, all together: another version may judge otherwise. */
    String version() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(program);
        for (var data : List.of(levels, thresholds)) {
            all.writeBytes(data.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Digests.sha256Hex(all.toByteArray()).substring(0, VERSION_LENGTH);
    }
}
