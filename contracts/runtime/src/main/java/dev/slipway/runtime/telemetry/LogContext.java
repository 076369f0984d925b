package dev.slipway.runtime.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What log lines are about: until it is closed, each line of the thread has the members {@code subject} and, where that is an app, {@code app}. The trace
 * ({@code traceId}) comes by itself while a span is current.
 */
public final class LogContext implements AutoCloseable {
    private static final String SUBJECT = "subject";
    private static final String APP = "app";
    private static final String TRACE = "traceId";
    private static final String APPS = "app/";

    private final Map<String, @Nullable String> before = new HashMap<>();

    private LogContext() {}

    /** Lines about the subject of an event; about nothing new if there is none. */
    public static LogContext about(@Nullable String subject) {
        var context = new LogContext();
        if (subject != null) {
            context.put(SUBJECT, subject);
            context.put(APP, subject.startsWith(APPS) ? subject.substring(APPS.length()) : null);
        }
        return context;
    }

    /** The same, for lines that belong to a trace whose span has ended. */
    public static LogContext about(@Nullable String subject, @Nullable String traceparent) {
        var context = about(subject);
        if (traceparent != null) {
            context.put(TRACE, traceparent.split("-", -1)[1]);
        }
        return context;
    }

    /** What the lines of this thread are about now. */
    public static @Nullable String subject() {
        return MDC.get(SUBJECT);
    }

    @Override
    public void close() {
        before.forEach(LogContext::set);
    }

    private void put(String name, @Nullable String value) {
        before.put(name, MDC.get(name));
        set(name, value);
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
