package dev.slipway.local.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the handler of a call by method and path template, first match first. {@code {name}} stands for one segment,
 * {@code {name...}} at the end for all that follow.
 */
public final class Routes implements Handler {
    private record Route(String method, List<String> template, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();
    private final Handler otherwise;

    public Routes(Handler otherwise) {
        this.otherwise = otherwise;
    }

    public Routes on(String method, String template, Handler handler) {
        routes.add(new Route(method, segments(template), handler));
        return this;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        var path = call.segments();
        for (var route : routes) {
            if (route.method.equals(call.method())) {
                var found = match(route.template, path);
                if (found.isPresent()) {
                    call.bind(found.get());
                    return route.handler.handle(call);
                }
            }
        }
        return otherwise.handle(call);
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        var found = new HashMap<String, String>();
        for (int i = 0; i < template.size(); i++) {
            var part = template.get(i);
            if (part.endsWith("...}")) {
                found.put(
                        part.substring(1, part.length() - 4),
                        String.join("/", path.subList(Math.min(i, path.size()), path.size())));
                return Optional.of(found);
            }
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                found.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return template.size() == path.size() ? Optional.of(found) : Optional.empty();
    }

    private static List<String> segments(String template) {
        return java.util.Arrays.stream(template.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
