package dev.slipway.runtime.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries the trace context over what separates cause and effect in time. Without a tracer, what was stored is passed on unchanged. */
public final class Telemetry {
    private static final String TRACEPARENT = "traceparent";
    private static final ScopedValue<String> CONTINUED = ScopedValue.newInstance();

    private final Tracer tracer;
    private final Propagator propagator;

    public Telemetry(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** A telemetry that traces nothing. */
    public static Telemetry none() {
        return new Telemetry(Tracer.NOOP, Propagator.NOOP);
    }

    /** The current trace context as W3C {@code traceparent}, if there is one. */
    public @Nullable String traceparent() {
        var span = tracer.currentSpan();
        if (span != null) {
            return traceparentOf(span.context());
        }
        return CONTINUED.isBound() ? CONTINUED.get() : null;
    }

    /** Does the work in the trace that was stored without a step of its own: for what is done again and again, and mostly finds nothing to do. */
    public void continuing(@Nullable String traceparent, Runnable work) {
        if (traceparent == null) {
            work.run();
        } else {
            ScopedValue.where(CONTINUED, traceparent).run(work);
        }
    }

    /** Begins a step of the trace that was stored; ended by {@link TraceStep#close()}, on any thread. */
    public TraceStep step(String name, @Nullable String traceparent) {
        var carrier = traceparent == null ? Map.<String, String>of() : Map.of(TRACEPARENT, traceparent);
        var span = propagator.extract(carrier, Map::get).name(name).start();
        var own = traceparentOf(span.context());
        return new TraceStep(span, own == null ? traceparent : own);
    }

    /** Does the work as a step of the trace that was stored. */
    public void within(String name, @Nullable String traceparent, Runnable work) {
        within(name, traceparent, Map.of(), () -> {
            work.run();
            return true;
        });
    }

    /** Does the work as a step of the trace that was stored, described by the tags; gives its result. */
    public <T> T within(String name, @Nullable String traceparent, Map<String, String> tags, Supplier<T> work) {
        try (var step = step(name, traceparent);
                var _ = tracer.withSpan(step.span())) {
            tags.forEach(step.span()::tag);
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                step.failed(e);
                throw e;
            }
        }
    }

    private @Nullable String traceparentOf(TraceContext context) {
        var carrier = new HashMap<String, String>();
        propagator.inject(context, carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get(TRACEPARENT);
    }

    /** One step of a trace. */
    public record TraceStep(Span span, @Nullable String traceparent) implements AutoCloseable {
        public void failed(Throwable why) {
            span.error(why);
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
