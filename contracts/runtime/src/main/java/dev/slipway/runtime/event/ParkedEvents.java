package dev.slipway.runtime.event;

import java.util.List;

/** Events that could not be handled, and those of the same subject that wait behind them. Retried by itself at growing intervals, and by an operator. */
public interface ParkedEvents {
    /** The oldest first. */
    List<ParkedEvent> list(int limit);

    /**
     * Subjects that stand still, in the order in which their oldest event was parked.
     *
     * @param after position of the last one that was seen; 0 to begin
     */
    List<ParkedSubject> subjects(long after, int limit);

    /** Whether something is parked for the subject. */
    boolean holds(String topic, String subject);

    /**
     * Handles what is parked for the subject, in order, until one event fails or none is left.
     *
     * @return how many were handled
     */
    int retry(String topic, String subject);

    /** How many events are parked. */
    long count();
}
