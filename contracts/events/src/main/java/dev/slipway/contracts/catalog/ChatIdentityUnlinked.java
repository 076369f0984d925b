package dev.slipway.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The chat identity stands for nobody any more.
 *
 * @param person opaque id of whoever it stood for
 * @param provider slack, teams or github
 * @param workspace team or tenant id; the host of GitHub
 * @param user id in the workspace; the login on GitHub
 * @param by opaque id of the operator
 */
public record ChatIdentityUnlinked(String person, String provider, String workspace, String user, String by)
        implements CatalogEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "person/" + person;
    }
}
