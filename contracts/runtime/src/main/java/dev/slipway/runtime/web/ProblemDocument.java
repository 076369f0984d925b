package dev.slipway.runtime.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as {@code application/problem+json}, whatever the caller said to accept (RFC 9110 section 12.4.1 lets a
 * server disregard it): an error that cannot be read helps nobody.
 */
public final class ProblemDocument {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemDocument() {}

    /** The members in the order in which people read them. */
    public static Map<String, Object> of(Problem problem, String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", problem.type().uri().toString());
        members.put("title", problem.type().title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("instance", instance);
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        members.putAll(problem.extensions());
        return members;
    }

    /** Replaces what was prepared as an answer; does nothing when part of an answer has already left. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = JSON.writeValueAsBytes(of(problem, instanceOf(request)));
        response.resetBuffer();
        response.setHeader("Content-Disposition", null);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setCharacterEncoding((String) null);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The path that the caller asked for, also while the container looks for its error page. */
    static String instanceOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : String.valueOf(request.getRequestURI());
    }
}
