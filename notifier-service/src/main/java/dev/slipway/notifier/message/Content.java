package dev.slipway.notifier.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contracts.promotion.RequiredApproval;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message says, free of any channel's markup. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.ApprovalRequest.class, name = "approval-request"),
    @JsonSubTypes.Type(value = Content.Notice.class, name = "notice")
})
public sealed interface Content {
    /**
     * Asks for a decision. Buttons are shown while {@code closed} is null.
     *
     * @param decisions what people have decided so far, oldest first
     * @param closed how it ended, in words; null while people are still asked
     */
    record ApprovalRequest(
            UUID approval,
            String about,
            UUID process,
            String app,
            @Nullable String version,
            @Nullable String digest,
            @Nullable String environment,
            String risk,
            List<RequiredApproval> required,
            List<String> because,
            @Nullable String url,
            Instant expires,
            List<Decided> decisions,
            @Nullable String closed)
            implements Content {
        ApprovalRequest decided(Decided decision) {
            var all = new java.util.ArrayList<>(decisions);
            all.add(decision);
            return with(all, closed);
        }

        ApprovalRequest closed(String how) {
            return with(decisions, closed == null ? how : closed);
        }

        /** How many approvals are asked for in all. */
        int asked() {
            return required.stream().mapToInt(RequiredApproval::count).sum();
        }

        private ApprovalRequest with(List<Decided> all, @Nullable String how) {
            return new ApprovalRequest(
                    approval,
                    about,
                    process,
                    app,
                    version,
                    digest,
                    environment,
                    risk,
                    required,
                    because,
                    url,
                    expires,
                    List.copyOf(all),
                    how);
        }
    }

    /** A decision that counts. */
    record Decided(@Nullable String by, String choice, String channel) {}

    /**
     * Tells something; asks nothing.
     *
     * @param title one line
     * @param lines plain sentences, each a paragraph
     * @param next the next step, if the reader has one
     */
    record Notice(
            String title, List<String> lines, @Nullable String next) implements Content {}
}
