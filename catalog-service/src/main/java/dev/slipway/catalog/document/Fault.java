package dev.slipway.catalog.document;

/**
 * One wrong place in a document.
 *
 * @param pointer JSON pointer (RFC 6901), in the spelling of the document
 * @param detail what must be there instead, continuing a sentence that begins with the field
 */
public record Fault(String pointer, String detail) {}
