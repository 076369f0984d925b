package dev.slipway.runtime.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A caller who has proved to be one. Its name is {@link Caller#actor()}. */
final class CallerToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

    private final transient Caller caller;

    CallerToken(Jwt jwt, Caller caller) {
        super(jwt, caller, jwt, authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.actor();
    }

    @Override
    public Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        return switch (caller) {
            case Person person -> prefixed("ROLE_", person.roles());
            case Machine machine -> prefixed("ROLE_", machine.roles());
            case ServiceCaller service -> prefixed("SCOPE_", service.scopes());
        };
    }

    private static Collection<GrantedAuthority> prefixed(String prefix, Set<String> names) {
        Stream<GrantedAuthority> granted = names.stream().map(name -> new SimpleGrantedAuthority(prefix + name));
        return granted.collect(Collectors.toUnmodifiableSet());
    }
}
