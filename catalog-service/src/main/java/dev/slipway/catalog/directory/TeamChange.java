package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.Fault;
import java.util.List;

/** Ends of a wish to change a team. */
sealed interface TeamChange {
    /** It is as wished; {@code changed} is false if it was so before. */
    record Done(Team team, boolean changed) implements TeamChange {}

    /** Somebody in it is not known. */
    record Refused(List<Fault> faults) implements TeamChange {}
}
