package dev.slipway.cost.ledger;

/** A bill that cannot be read: where, and what is wrong there. Nothing of it is kept. */
public final class UnreadableBill extends Exception {
    private final String pointer;

    public UnreadableBill(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    /** The place: {@code /columns/<name>} or {@code /rows/<number from 1>/<column>}. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong there. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
