package dev.slipway.local.standin;

import java.util.Locale;

/** The ports of the stand-ins, counted from the platform's base port. */
enum Part {
    ISSUER(10),
    REGISTRY(11),
    GITHUB(12),
    SLACK(13),
    CLUSTER(14),
    CLUSTER_HTTPS(15),
    CLUSTER_API(16),
    DNS(17),
    CA(18);

    private final int offset;

    Part(int offset) {
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
