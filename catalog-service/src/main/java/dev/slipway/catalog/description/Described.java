package dev.slipway.catalog.description;

import dev.slipway.catalog.document.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every way in which reading a description can end. */
public sealed interface Described {
    /** Well formed. */
    record Well(AppDescription description) implements Described {}

    /** Wrong in the named places; owner and team as far as they are well formed, so that they can be looked up all the same. */
    record Badly(
            List<Fault> faults,
            @Nullable String owner,
            @Nullable String team) implements Described {}

    /** Cannot be read at all. */
    record NotAtAll(String why) implements Described {}
}
