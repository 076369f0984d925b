package dev.slipway.catalog.app;

import dev.slipway.runtime.security.Person;

/** On whose word an app is described. */
public sealed interface Author {
    /** Somebody who has signed in. */
    record SignedIn(Person person) implements Author {}

    /**
     * The default branch of a repository. It speaks for the app whose source it holds, and for nobody's ownership.
     *
     * @param url such as https://github.com/acme/where2eat, in lower case
     */
    record SourceRepository(String url) implements Author {}

    /** As events name it: an opaque id, or the name of a machine. */
    default String by() {
        return switch (this) {
            case SignedIn(var person) -> person.id();
            case SourceRepository _ -> "github";
        };
    }
}
