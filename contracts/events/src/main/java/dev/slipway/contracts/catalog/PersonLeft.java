package dev.slipway.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A person has left, and may do nothing any more.
 *
 * @param person opaque id
 * @param by opaque id of the operator
 */
public record PersonLeft(String person, String by) implements CatalogEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "person/" + person;
    }
}
