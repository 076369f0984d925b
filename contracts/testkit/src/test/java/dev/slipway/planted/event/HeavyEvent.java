package dev.slipway.planted.event;

import dev.slipway.contracts.SlipwayEvent;

public record HeavyEvent(HeavyPart part) implements SlipwayEvent {
    @Override
    public String subject() {
        return "app/planted";
    }
}
