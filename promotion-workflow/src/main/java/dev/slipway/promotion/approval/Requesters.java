package dev.slipway.promotion.approval;

import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.Processes;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who asks for a process that is under way. Nobody both asked for it and decided about it: the lock of the process says which came first, and that stands. */
@Service
public class Requesters {
    private final Processes processes;
    private final ApprovalRepository approvals;

    Requesters(Processes processes, ApprovalRepository approvals) {
        this.processes = processes;
        this.approvals = approvals;
    }

    /** What became of their asking. */
    public enum Joined {
        /** They are on record as asking now. */
        NEWLY,
        /** They had asked or decided before. */
        BEFORE,
        /** There is nothing to join any more. */
        TOO_LATE
    }

    /** Notes that somebody else asked for the process as well, unless it has ended, or their decision about it counts already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Joined join(UUID process, String by) {
        if (processes.lock(process).filter(ProcessRow::open).isEmpty()) {
            return Joined.TOO_LATE;
        }
        return !approvals.hasDecided(process, by) && processes.join(process, by) ? Joined.NEWLY : Joined.BEFORE;
    }
}
