package dev.slipway.runtime.security;

import java.util.Set;

/** Another service with its own client credentials: it has scopes, holds no role, and never stands for a person. */
public record ServiceCaller(String name, Set<String> scopes) implements Caller {

    public ServiceCaller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public boolean has(String role) {
        return false;
    }

    public boolean mayDo(String scope) {
        return scopes.contains(scope);
    }

    @Override
    public String actor() {
        return "service:" + name;
    }
}
