package dev.slipway.gate.registry;

/** What the registry holds cannot be judged. Only within this package: callers get {@link ImageAnswer.Unusable}. */
final class UnusableImage extends RuntimeException {
    UnusableImage(String why) {
        super(why);
    }

    UnusableImage(String why, Throwable cause) {
        super(why, cause);
    }
}
