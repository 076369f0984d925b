package dev.slipway.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A team was made or its members changed.
 *
 * @param team name
 * @param revision of the team
 * @param members opaque ids
 * @param leads opaque ids
 * @param by opaque id of the person, or name of the machine or service
 */
public record TeamChanged(String team, long revision, List<String> members, List<String> leads, String by)
        implements CatalogEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "team/" + team;
    }
}
