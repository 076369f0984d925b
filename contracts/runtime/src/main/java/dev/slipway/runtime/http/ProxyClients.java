package dev.slipway.runtime.http;

import dev.slipway.contracts.http.OwnedBy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients from declared interfaces and keeps them. */
final class ProxyClients implements ServiceClients {

    private final OutgoingHttp http;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    ProxyClients(OutgoingHttp http) {
        this.http = http;
    }

    @Override
    public <T> T of(Class<T> contract) {
        return contract.cast(made.computeIfAbsent(contract, this::make));
    }

    private Object make(Class<?> contract) {
        var owner = Optional.ofNullable(contract.getAnnotation(OwnedBy.class))
                .map(OwnedBy::value)
                .orElseThrow(() ->
                        new IllegalArgumentException(contract.getName() + " does not say by @OwnedBy whose it is"));
        var adapter = RestClientAdapter.create(http.serviceClient(owner).build());
        return HttpServiceProxyFactory.builderFor(adapter).build().createClient(contract);
    }
}
