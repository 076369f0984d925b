package dev.slipway.runtime.event;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What the registered handlers want. A handler of an interface gets every event of it. */
final class TypedReception implements Reception, EventRegistry {
    private static final Pattern MAJOR_VERSION = Pattern.compile("\\.v\\d+$");

    private record Route<E extends SlipwayEvent>(Class<E> type, List<BiConsumer<? super E, Envelope>> handlers) {
        void handle(Envelope envelope, byte[] payload) {
            var event = EventJson.read(payload, type);
            handlers.forEach(handler -> handler.accept(event, envelope));
        }
    }

    private final Map<String, Route<?>> routes = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> topics = new TreeSet<>();

    TypedReception(List<EventHandlers> handlers) {
        handlers.forEach(each -> each.register(this));
        if (routes.isEmpty()) {
            throw new IllegalStateException(
                    "No EventHandlers bean registers for any event: there is nothing to subscribe to.");
        }
    }

    @Override
    public <E extends SlipwayEvent> void on(Class<E> type, BiConsumer<E, Envelope> handler) {
        var wanted =
                EventTypes.classes().stream().filter(type::isAssignableFrom).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " is no event that any service announces");
        }
        wanted.forEach(each -> add(each, (event, envelope) -> handler.accept(type.cast(event), envelope)));
    }

    private <E extends SlipwayEvent> void add(Class<E> type, BiConsumer<? super E, Envelope> handler) {
        var name = EventTypes.typeOf(type);
        @SuppressWarnings("unchecked") // the name determines the class
        var route = (Route<E>) routes.computeIfAbsent(name, _ -> new Route<>(type, new ArrayList<>()));
        route.handlers().add(handler);
        names.add(withoutVersion(name));
        topics.add(EventTypes.topicOf(type));
    }

    @Override
    public Interest interestIn(String type) {
        if (routes.containsKey(type)) {
            return Interest.WANTED;
        }
        return names.contains(withoutVersion(type)) ? Interest.UNREADABLE_VERSION : Interest.NOT_WANTED;
    }

    @Override
    public void handle(Envelope envelope, byte[] payload) {
        var route = routes.get(envelope.type());
        if (route == null) {
            throw new IllegalStateException("nobody handles " + envelope.type());
        }
        route.handle(envelope, payload);
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    private static String withoutVersion(String type) {
        return MAJOR_VERSION.matcher(type).replaceFirst("");
    }
}
