package dev.slipway.catalog.app;

import dev.slipway.catalog.risk.RiskLevel;
import java.util.Optional;

/**
 * Which apps are asked for; what is empty does not matter.
 *
 * @param words beginnings of words that must all occur in name, team, business unit, cost centre or repositories
 * @param owner opaque id
 */
record AppQuery(
        Optional<String> words,
        Optional<String> owner,
        Optional<String> team,
        Optional<RiskLevel> risk,
        Optional<String> tier,
        Optional<Lifecycle> lifecycle) {

    static AppQuery everything() {
        return new AppQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
