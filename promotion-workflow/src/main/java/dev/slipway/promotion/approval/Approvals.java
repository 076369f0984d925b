package dev.slipway.promotion.approval;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.contracts.promotion.RequiredApproval;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.RecordedSteps;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Approvals for the processes that need them. */
@Service
public class Approvals {
    static final String PROMOTION = "promotion";
    static final String DECOMMISSION = "decommission";

    private final ApprovalRepository approvals;
    private final ApprovalRules rules;
    private final ApprovalProperties properties;
    private final ApprovalEvents events;
    private final ProcessHistory history;
    private final RecordedSteps steps;
    private final Clock clock;

    Approvals(
            ApprovalRepository approvals,
            ApprovalProperties properties,
            ApprovalEvents events,
            ProcessHistory history,
            RecordedSteps steps,
            Clock clock) {
        this.approvals = approvals;
        this.rules = new ApprovalRules(properties);
        this.properties = properties;
        this.events = events;
        this.history = history;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * What a process needs and has.
     *
     * @param required in words
     * @param given by opaque id
     */
    public record Tally(List<RequiredApproval> required, List<GivenApproval> given) {
        public static final Tally NONE = new Tally(List.of(), List.of());
    }

    /** Asks people to agree to a release by somebody, if the rules want that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(UUID process, String requester, ApprovalRequest request) {
        var wanted = rules.forRelease(request);
        if (wanted.required().isEmpty()) {
            return;
        }
        var expires = clock.instant().plus(properties.expiresAfter());
        var approval = new Approval(
                Uuid7.next(),
                process,
                PROMOTION,
                request.app(),
                request.digest(),
                request.version(),
                request.risk(),
                wanted.required(),
                requester,
                request.whoWroteIt().people(),
                request.revision(),
                ApprovalState.OPEN,
                expires);
        approvals.insert(approval, clock.instant());
        events.requested(approval, expires, wanted.because(), request.environment(), request.url());
        if (!request.whoWroteIt().known()) {
            history.append(process, "authors", ApprovalRules.unseen(request.whoWroteIt()));
        }
    }

    /**
     * Whether what people agreed to with the process still stands for this release: it covers what the rules ask for now, and none of them is known by now to
     * have written the build.
     */
    boolean covers(UUID process, ApprovalRequest request) {
        var approval = approvals.ofProcess(process);
        var asked = approval.map(Approval::required).orElse(List.of());
        var agreed = approval.map(Approval::id).map(approvals::granted).orElse(List.of());
        return rules.forRelease(request).required().stream()
                        .allMatch(now -> asked.stream().anyMatch(before -> before.covers(now)))
                && Decision.given(agreed).stream()
                        .noneMatch(each -> request.whoWroteIt().people().contains(each.by()));
    }

    /** Notes that people will be asked to agree to a decommission, with the process itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(UUID process, String requester, String app, String risk, long revision) {
        var wanted = rules.forDecommission("");
        var approval = new Approval(
                Uuid7.next(),
                process,
                DECOMMISSION,
                app,
                null,
                null,
                risk,
                wanted.required(),
                requester,
                List.of(),
                revision,
                ApprovalState.PLANNED,
                null);
        approvals.insert(approval, clock.instant());
    }

    /** Asks for what was planned. Without effect if that was done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID process, String reason) {
        approvals
                .lock(process)
                .filter(each -> each.state() == ApprovalState.PLANNED)
                .ifPresent(approval -> {
                    var expires = clock.instant().plus(properties.expiresAfter());
                    approvals.open(approval.id(), expires);
                    events.requested(
                            approval, expires, rules.forDecommission(reason).because(), null, null);
                });
    }

    /** Nobody is to decide any more, nor to be asked where that is still to come. False if it was agreed to before, and then it stays so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdraw(UUID process) {
        var state = approvals
                .lock(process)
                .or(() -> askedInThisMoment(process))
                .map(this::withdrawn)
                .orElse(ApprovalState.WITHDRAWN);
        return !state.agreed();
    }

    /** Answers the step that asks in its place. Takes turns with one that is at work: nothing if it comes later, and it asks nobody then. */
    private Optional<Approval> askedInThisMoment(UUID process) {
        steps.once(new Step(process.toString(), ApprovalRequest.STEP), Boolean.class, () -> false);
        return approvals.lock(process);
    }

    private ApprovalState withdrawn(Approval approval) {
        return switch (approval.state()) {
            case OPEN, PLANNED -> {
                approvals.close(approval.id(), ApprovalState.WITHDRAWN, clock.instant());
                yield ApprovalState.WITHDRAWN;
            }
            default -> approval.state();
        };
    }

    /** How the approval of the process stands. Past its time and still open, it expires in this moment. */
    @Transactional
    public ApprovalStanding standing(UUID process) {
        return approvals.lock(process).map(this::standing).orElseGet(ApprovalStanding::notNeeded);
    }

    private ApprovalStanding standing(Approval approval) {
        var now = clock.instant();
        var expires = approval.expiresAt();
        var state = approval.state();
        if (state == ApprovalState.OPEN && expires != null && !now.isBefore(expires)) {
            approvals.close(approval.id(), ApprovalState.EXPIRED, now);
            state = ApprovalState.EXPIRED;
        }
        var left =
                expires == null ? 0 : Math.max(0, Duration.between(now, expires).toMillis());
        return ApprovalStanding.of(state, left, approvals.granted(approval.id()));
    }

    /** What each of the processes needs and has. */
    public Map<UUID, Tally> tallies(List<UUID> processes) {
        return approvals.ofProcesses(processes).stream().collect(Collectors.toMap(Approval::process, this::tally));
    }

    private Tally tally(Approval approval) {
        return new Tally(
                approval.required().stream().map(Requirement::inWords).toList(),
                Decision.given(approvals.granted(approval.id())));
    }
}
