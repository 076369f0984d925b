package dev.slipway.runtime.http;

/** Clients of our own services, made from their {@code @HttpExchange} interfaces. */
public interface ServiceClients {

    /** The client of the service named by {@code @OwnedBy}; made once, thread-safe. */
    <T> T of(Class<T> contract);
}
