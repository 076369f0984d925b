package dev.slipway.gate.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a build is to run. */
public enum Environment {
    STAGING,
    PRODUCTION;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Environment> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findAny();
    }
}
