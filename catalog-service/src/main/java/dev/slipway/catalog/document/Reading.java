package dev.slipway.catalog.document;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every way in which reading a document can end. */
public sealed interface Reading {
    /**
     * It is as its schema wants it.
     *
     * @param tree with snake_case names, whatever the document used
     */
    record Fine(JsonNode tree) implements Reading {}

    /** It has the form of a document, and something in it is wrong; {@code tree} is what was read all the same. */
    record Wrong(JsonNode tree, List<Fault> faults) implements Reading {}

    /** It cannot be read at all: {@code why} says where and what. */
    record Unreadable(String why) implements Reading {}
}
