package dev.slipway.runtime.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** The pool of HTTP/1.1 connections of one client. It repeats nothing and remembers nothing by itself. */
final class Connections {

    private Connections() {}

    static HttpComponentsClientHttpRequestFactory of(HttpProperties.Client settings, SslBundles bundles, String agent) {
        var read = Timeout.of(settings.readTimeout());
        var connect = Timeout.of(settings.connectTimeout());
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(read)
                        .setTcpNoDelay(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.of(Duration.ofMinutes(5)))
                        .build());
        if (settings.sslBundle() != null) {
            manager.setTlsSocketStrategy(new DefaultClientTlsStrategy(
                    bundles.getBundle(settings.sslBundle()).createSslContext()));
        }
        var http = HttpClients.custom()
                .setConnectionManager(manager.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(read)
                        .build())
                .setRedirectStrategy(new SameHostRedirects())
                .setUserAgent(agent)
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .build();
        return new HttpComponentsClientHttpRequestFactory(http);
    }
}
