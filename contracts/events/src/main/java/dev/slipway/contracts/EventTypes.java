package dev.slipway.contracts;

import dev.slipway.contracts.catalog.CatalogEvent;
import dev.slipway.contracts.cost.CostEvent;
import dev.slipway.contracts.dns.DnsEvent;
import dev.slipway.contracts.gate.GateEvent;
import dev.slipway.contracts.notifier.NotifierEvent;
import dev.slipway.contracts.promotion.PromotionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names on the wire: {@code dev.slipway.<area>.<Event>.v1} on topic {@code slipway.<area>}. The number is the major version; a new major version is a new
 * record beside the old one, published in parallel until nobody reads the old.
 */
public final class EventTypes {
    private static final Map<String, Class<? extends SlipwayEvent>> BY_TYPE = all();

    private EventTypes() {}

    /** Every event class, in no particular order. */
    public static Set<Class<? extends SlipwayEvent>> classes() {
        return Set.copyOf(BY_TYPE.values());
    }

    /** The CloudEvents {@code type} of an event class. */
    public static String typeOf(Class<? extends SlipwayEvent> event) {
        return "dev.slipway." + areaOf(event) + "." + event.getSimpleName() + ".v1";
    }

    /** The topic that an event class is published on. */
    public static String topicOf(Class<? extends SlipwayEvent> event) {
        return "slipway." + areaOf(event);
    }

    /** The area that owns the event: catalog, gate, promotion, dns, cost or notifier. */
    public static String areaOf(Class<? extends SlipwayEvent> event) {
        return event.getPackageName()
                .substring(SlipwayEvent.class.getPackageName().length() + 1);
    }

    /** The class of a type, or nothing if this release does not know it. */
    public static Optional<Class<? extends SlipwayEvent>> classOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** All areas, each of which has one topic. */
    public static List<String> areas() {
        return List.of("catalog", "gate", "promotion", "dns", "cost", "notifier");
    }

    private static Map<String, Class<? extends SlipwayEvent>> all() {
        return Stream.of(
                        CatalogEvent.class,
                        GateEvent.class,
                        PromotionEvent.class,
                        DnsEvent.class,
                        CostEvent.class,
                        NotifierEvent.class)
                .flatMap(area -> Stream.of(area.getPermittedSubclasses()))
                .map(event -> event.<SlipwayEvent>asSubclass(SlipwayEvent.class))
                .collect(Collectors.toUnmodifiableMap(EventTypes::typeOf, Function.identity()));
    }
}
