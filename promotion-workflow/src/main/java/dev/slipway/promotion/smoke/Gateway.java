package dev.slipway.promotion.smoke;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The way to the apps: every name of the configured zones leads to the configured gateway, and every other name nowhere. Redirects are not followed. There is no
 * circuit breaker: that an app does not answer is what is asked for, and a breaker would say so of an app that nobody has asked. How many requests were answered, and
 * how many were not, is {@code slipway.smoke.requests}: where none is, it is the gateway that is away.
 */
@Component
class Gateway implements DisposableBean {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** As many as one worker runs activities at a time (Temporal's default): a check never waits for another's connection. */
    private static final int AT_ONCE = 200;

    private final SmokeProperties properties;
    private final MeterRegistry meters;
    private final CloseableHttpClient client;

    Gateway(SmokeProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
        var time = Timeout.of(properties.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(AT_ONCE)
                        .setMaxConnPerRoute(AT_ONCE)
                        .setDnsResolver(new OnlyTheGateway())
                        .setSchemePortResolver(Gateway.this::portFor)
                        .setTlsSocketStrategy(
                                shakingHands(new DefaultClientTlsStrategy(trusting(properties.authority()))))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(time)
                                .build())
                        .build())
                .setSchemePortResolver(this::portFor)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(time)
                        .setConnectionRequestTimeout(time)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    /**
     * What an app answered.
     *
     * @param body as far as it is read
     */
    record Answer(int status, String body) {}

    /**
     * Asks once.
     *
     * @param within for the whole answer: an app that trickles does not hold the connection any longer
     * @throws SSLHandshakeException if the gateway breaks off before it has shown a certificate that is trusted
     * @throws SSLPeerUnverifiedException if the certificate is of other names
     * @throws IOException if there is no whole answer in time, or the path is none (RFC 3986 §3.3)
     */
    Answer get(String host, boolean tls, String path, Duration within) throws IOException {
        var scheme = tls ? "https" : "http";
        var request = request(scheme, host, path);
        var limit = CompletableFuture.runAsync(
                request::cancel, CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS));
        var taken = Timer.start(meters);
        var outcome = "unanswered";
        try {
            var answer = client.execute(new HttpHost(scheme, host), request, this::read);
            outcome = "answered";
            return answer;
        } catch (IOException e) {
            throw request.isCancelled() ? new IOException("not within %d ms".formatted(within.toMillis()), e) : e;
        } finally {
            limit.cancel(false);
            taken.stop(meters.timer("slipway.smoke.requests", "outcome", outcome));
        }
    }

    private static HttpGet request(String scheme, String host, String path) throws IOException {
        try {
            var request = new HttpGet(new URI(scheme + "://" + host + path));
            request.setHeader("Connection", "close");
            return request;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("the path cannot be asked for: " + e.getMessage(), e);
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), "");
        }
        try (InputStream body = entity.getContent()) {
            return new Answer(
                    response.getCode(), new String(body.readNBytes(properties.maxBody()), StandardCharsets.UTF_8));
        }
    }

    private int portFor(HttpHost host) {
        return "https".equals(host.getSchemeName())
                ? portOf(properties.https(), HTTPS_PORT)
                : portOf(properties.http(), HTTP_PORT);
    }

    private static int portOf(URI gateway, int usual) {
        return gateway.getPort() < 0 ? usual : gateway.getPort();
    }

    /** A gateway without a certificate may send an alert (RFC 8446 section 6.2), close, or reset the connection, and the reset may overtake the alert. */
    private static TlsSocketStrategy shakingHands(TlsSocketStrategy tls) {
        return (socket, target, port, attachment, context) -> {
            try {
                return tls.upgrade(socket, target, port, attachment, context);
            } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
                throw e;
            } catch (SSLException | SocketException | EOFException e) {
                throw (IOException) new SSLHandshakeException(e.getMessage()).initCause(e);
            }
        };
    }

    private static SSLContext trusting(@Nullable Path authority) {
        if (authority == null) {
            return SSLContexts.createSystemDefault();
        }
        try (var pem = Files.newInputStream(authority)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            return SSLContexts.custom().loadTrustMaterial(trusted, null).build();
        } catch (IOException e) {
            throw new UncheckedIOException("the authority's certificate at " + authority + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the file " + authority + " holds no usable certificate", e);
        }
    }

    private final class OnlyTheGateway implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!properties.mayAsk(host)) {
                throw new UnknownHostException(host + " is in no zone that may be asked");
            }
            return InetAddress.getAllByName(properties.http().getHost());
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
