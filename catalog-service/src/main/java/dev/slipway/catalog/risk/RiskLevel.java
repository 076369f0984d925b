package dev.slipway.catalog.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How strict the platform is with an app; in ascending order. */
public enum RiskLevel {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    /** As contracts and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of a word that is known to be one. */
    public static RiskLevel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Low takes the light path (basic checks); more takes the full one. */
    public String path() {
        return this == LOW ? "light" : "full";
    }
}
