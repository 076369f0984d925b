package dev.slipway.catalog.document;

/** A document that cannot be read at all; the message says where and why, in words. */
final class NotReadable extends Exception {
    NotReadable(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
