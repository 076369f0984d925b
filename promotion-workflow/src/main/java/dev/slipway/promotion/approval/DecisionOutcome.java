package dev.slipway.promotion.approval;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of an attempt to decide. Each refusal says why, in words for the person. */
sealed interface DecisionOutcome {
    String words();

    /** How it stands in the table and in the answer to a chat. */
    String id();

    /**
     * It counts.
     *
     * @param role in which
     */
    record Granted(String role, String words) implements DecisionOutcome {
        static final String APPROVED = "Approved.";
        static final String REJECTED = "Rejected.";

        @Override
        public String id() {
            return "granted";
        }
    }

    /** This person may not. */
    record NotAllowed(String words) implements DecisionOutcome {
        @Override
        public String id() {
            return "not-allowed";
        }
    }

    /** Nobody knows who that chat identity is. */
    record NotLinked(String words) implements DecisionOutcome {
        @Override
        public String id() {
            return "not-linked";
        }
    }

    /** There is nothing to decide: not any more, or not yet. */
    record Closed(String words) implements DecisionOutcome {
        @Override
        public String id() {
            return "closed";
        }
    }

    /** It is about another build. */
    record OtherDigest(String words) implements DecisionOutcome {
        @Override
        public String id() {
            return "other-digest";
        }
    }

    /** The outcome that was recorded with the decision. */
    static DecisionOutcome of(Decision decision) {
        var words = orElse(decision.why(), "It is recorded.");
        return switch (decision.outcome()) {
            case "granted" ->
                new Granted(
                        orElse(decision.role(), "approver"),
                        decision.choice().equals("approve") ? Granted.APPROVED : Granted.REJECTED);
            case "not-allowed" -> new NotAllowed(words);
            case "not-linked" -> new NotLinked(words);
            case "other-digest" -> new OtherDigest(words);
            default -> new Closed(words);
        };
    }

    private static String orElse(@Nullable String text, String other) {
        return Optional.ofNullable(text).orElse(other);
    }
}
