package dev.slipway.gate.evidence;

import java.util.List;

/**
 * What is known about a build, sorted by whether it counts.
 *
 * @param counting by trusted senders and fresh
 * @param setAside the rest, with the reason
 */
public record CountingEvidence(List<StoredEvidence> counting, List<SetAside> setAside) {
    public CountingEvidence {
        counting = List.copyOf(counting);
        setAside = List.copyOf(setAside);
    }

    /** Evidence that is there and does not count. */
    public record SetAside(String kind, Reason why) {}

    /** Why evidence does not count. */
    public enum Reason {
        STALE,
        UNTRUSTED
    }
}
