package dev.slipway.promotion.approval;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.promotion.approval.Attempt.Voter;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Asks the catalog who somebody is and what they may do, at this moment, and then records what they decided. */
@Service
class DecisionService {
    private static final int NOT_FOUND = 404;

    private final ApprovalRepository approvals;
    private final DecisionBook book;
    private final CatalogClient catalog;

    DecisionService(ApprovalRepository approvals, DecisionBook book, CatalogClient catalog) {
        this.approvals = approvals;
        this.book = book;
        this.catalog = catalog;
    }

    /** A decision over the API, by a person with a token of their own; nothing if nothing was ever asked about that process. */
    Optional<Recorded> decide(UUID process, String about, String person, DecisionForm form) {
        return approvals
                .ofProcess(process)
                .filter(approval -> approval.about().equals(about))
                .map(approval -> book.record(
                        process,
                        new Attempt(
                                voter(person, approval),
                                form.approves(),
                                form.digest(),
                                form.reason(),
                                "api",
                                null,
                                null)));
    }

    /** A click in a chat. Whoever that is in the directory now decides; nothing if there is no such approval. */
    Optional<Recorded> decide(UUID id, ChatDecision click) {
        return approvals.find(id).map(approval -> book.record(approval.process(), attempt(approval, click)));
    }

    /** An attempt with what became of it. */
    record Recorded(Decision decision, DecisionOutcome outcome) {}

    private Attempt attempt(Approval approval, ChatDecision click) {
        return new Attempt(
                personOf(click).map(person -> voter(person, approval)).orElse(null),
                "approve".equals(click.decision()),
                click.digest(),
                click.reason(),
                click.provider(),
                String.join("/", click.provider(), click.workspace(), click.user()),
                click.interaction());
    }

    private Optional<String> personOf(ChatDecision click) {
        try {
            return Optional.of(catalog.personByChat(click.provider(), click.workspace(), click.user())
                    .id());
        } catch (RemoteProblem e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Voter voter(String person, Approval approval) {
        var answer = catalog.check(new PermissionQuery(person, approval.app(), "decide"));
        return new Voter(
                person,
                answer.allowed(),
                answer.why(),
                answer.active(),
                answer.owner(),
                Set.copyOf(answer.roles()),
                answer.revision());
    }
}
