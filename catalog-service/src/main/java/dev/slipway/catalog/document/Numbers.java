package dev.slipway.catalog.document;

import java.math.BigDecimal;

/** Keeps numbers away that are small to write and large to hold, such as 1e999999999. */
final class Numbers {
    private static final int MOST_DIGITS = 40;

    private Numbers() {}

    static boolean reasonable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }
}
