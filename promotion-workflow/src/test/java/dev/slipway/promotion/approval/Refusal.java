package dev.slipway.promotion.approval;

/** Why a try to decide does not count: as its row has to say it, for programs and for people. */
enum Refusal {
    APPROVED("closed", "It is decided: approved."),
    REJECTED("closed", "It is decided: rejected."),
    EXPIRED("closed", "it has expired"),
    AGAIN("closed", "You have decided already."),
    OTHER_BUILD("other-digest", "another build"),
    NOBODY_IN_CHAT("not-linked", "not linked to a person"),
    NOBODY("not-allowed", "in the directory"),
    OWNS("not-allowed", "The owner of"),
    NO_SAY("not-allowed", "takes the role"),
    ROLE_GIVEN("not-allowed", "still missing is an approval by");

    private final String outcome;
    private final String words;

    Refusal(String outcome, String words) {
        this.outcome = outcome;
        this.words = words;
    }

    String outcome() {
        return outcome;
    }

    /** Part of the sentence. */
    String words() {
        return words;
    }
}
