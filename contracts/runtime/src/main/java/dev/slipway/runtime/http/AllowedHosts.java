package dev.slipway.runtime.http;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The hosts that one client may dial: never one that a payload or a redirect names. */
final class AllowedHosts {

    private final String client;
    private final Set<String> hosts;

    private AllowedHosts(String client, Set<String> hosts) {
        this.client = client;
        this.hosts = hosts;
    }

    static AllowedHosts of(String client, HttpProperties.Client settings) {
        var hosts = new HashSet<String>();
        settings.alsoHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        settings.alsoUrls().forEach(url -> hosts.add(authority(url)));
        var base = settings.baseUrl();
        if (base != null) {
            hosts.add(authority(base));
        }
        return new AllowedHosts(client, hosts);
    }

    void check(URI uri) {
        if (hosts.isEmpty()) {
            throw new IllegalStateException("slipway.http.clients." + client + ".base-url is not set");
        }
        if (!hosts.contains(authority(uri))
                && !hosts.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("%s may not dial %s; slipway.http.clients.%s.also-hosts would allow it"
                    .formatted(client, uri.getAuthority(), client));
        }
    }

    private static String authority(URI uri) {
        return String.valueOf(uri.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
