package dev.slipway.catalog.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can become of an app; each is announced as an event of its own. */
public sealed interface AppChange {
    /** Its description is another; {@code fields} says where. */
    record Redescribed(List<String> fields) implements AppChange {}

    /** It has another owner; opaque ids. */
    record Transferred(String from, String to) implements AppChange {}

    /** The questions of triage were answered. */
    record Triaged() implements AppChange {}

    /** It entered another state of its life. */
    record Moved(Lifecycle from, Lifecycle to, @Nullable String reason) implements AppChange {}
}
