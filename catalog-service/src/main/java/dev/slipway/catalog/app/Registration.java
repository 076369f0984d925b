package dev.slipway.catalog.app;

import dev.slipway.catalog.document.Fault;
import java.util.List;

/** Ends of a wish to register an app. */
public sealed interface Registration {
    /** It is in the catalog. */
    record Registered(App app) implements Registration {}

    /** Its name is another app's, or once was. */
    record NameTaken(String name) implements Registration {}

    /** Its image belongs to another living app. */
    record ImageTaken(String repository) implements Registration {}

    /** The author may not do this; {@code pointer} is the field that asks for too much. */
    record NotAllowed(String pointer, String why) implements Registration {}

    /** What it says is not so. */
    record Wrong(List<Fault> faults) implements Registration {}
}
