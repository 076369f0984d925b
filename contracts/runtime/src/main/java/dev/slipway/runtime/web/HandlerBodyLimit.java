package dev.slipway.runtime.web;

import java.util.Optional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;

/** A limit that a handler method declares by itself. */
@FunctionalInterface
public interface HandlerBodyLimit {

    Optional<DataSize> limitOf(HandlerMethod handler);
}
