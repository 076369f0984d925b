package dev.slipway.catalog.app;

import dev.slipway.catalog.document.Fault;
import java.util.List;

/** Ends of a wish to describe a registered app anew. */
public sealed interface Redescription {
    /** It is described so; {@code changed} is false if it was so before. */
    record Done(App app, boolean changed) implements Redescription {}

    /** There is no such app. */
    record Unknown() implements Redescription {}

    /** The author may not do this. */
    record NotAllowed(String why) implements Redescription {}

    /** The app has changed since the author saw it. */
    record Outdated(long revision) implements Redescription {}

    /** The app is on its way out, or gone. */
    record Closed(Lifecycle state) implements Redescription {}

    /** What it says is not so. */
    record Wrong(List<Fault> faults) implements Redescription {}
}
