package dev.slipway.local.issuer;

import dev.slipway.local.web.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /health} of the whole process: 200 once every part listens, 503 before, with the parts named. */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Map<String, Boolean>> parts;

    HealthServlet(Supplier<Map<String, Boolean>> parts) {
        this.parts = parts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var now = parts.get();
        var all = now.values().stream().allMatch(Boolean::booleanValue);
        var document = Json.object().put("status", all ? "UP" : "DOWN");
        var listed = document.putObject("parts");
        now.forEach((name, listens) -> listed.put(name, listens ? "UP" : "DOWN"));
        response.setStatus(all ? 200 : 503);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(document));
    }
}
