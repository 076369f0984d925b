package dev.slipway.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A person who had left is back, with the roles that their next token names.
 *
 * @param person opaque id
 * @param by opaque id of the operator
 */
public record PersonReturned(String person, String by) implements CatalogEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "person/" + person;
    }
}
