package dev.slipway.promotion.process;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What happened in a process, line by line, for people. */
@Service
public class ProcessHistory {
    private final ProcessRepository processes;
    private final Clock clock;

    ProcessHistory(ProcessRepository processes, Clock clock) {
        this.processes = processes;
        this.clock = clock;
    }

    /** Adds a line, in the caller's transaction. */
    public void append(UUID process, String step, String text) {
        processes.append(process, new HistoryEntry(clock.instant(), step, text));
    }

    /** The lines of each process, oldest first. */
    public Map<UUID, List<HistoryEntry>> of(List<UUID> ids) {
        return processes.history(ids);
    }
}
