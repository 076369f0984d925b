package dev.slipway.promotion.smoke;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Addresses of apps as a browser needs them: with the port of the gateway, where that is not the usual one. */
@Component
public class AppUrls {
    private final SmokeProperties properties;

    AppUrls(SmokeProperties properties) {
        this.properties = properties;
    }

    public String of(String host, boolean tls) {
        var gateway = tls ? properties.https() : properties.http();
        return (tls ? "https://" : "http://") + host + port(gateway, tls);
    }

    private static String port(URI gateway, boolean tls) {
        var usual = tls ? 443 : 80;
        return gateway.getPort() < 0 || gateway.getPort() == usual ? "" : ":" + gateway.getPort();
    }
}
