package dev.slipway.catalog.directory;

/** Ends of a wish to change what the directory says of a person. */
sealed interface EntryChange {
    /** It is as wished, perhaps since before. */
    record Done() implements EntryChange {}

    /** Nobody is known by that id. */
    record Unknown() implements EntryChange {}

    /**
     * What the person would get, somebody else has.
     *
     * @param holder opaque id
     */
    record HeldByAnother(String holder) implements EntryChange {}

    /** Nobody does this to themselves. */
    record Own() implements EntryChange {}
}
