package dev.slipway.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * From now on, what is done under this chat identity is done by this person.
 *
 * @param person opaque id
 * @param provider slack, teams or github
 * @param workspace team or tenant id; the host of GitHub
 * @param user id in the workspace; the login on GitHub
 * @param by opaque id of the operator
 */
public record ChatIdentityLinked(String person, String provider, String workspace, String user, String by)
        implements CatalogEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "person/" + person;
    }
}
