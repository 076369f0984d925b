package dev.slipway.runtime.git;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.RetryAfter;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Connections to one host, wherever it redirects; each answer is looked at before the library does. */
final class SmartConnections extends JDKHttpConnectionFactory {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration LATER = Duration.ofSeconds(5);

    private final String host;
    private final Clock clock;

    SmartConnections(String host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Connection(allowed(url), clock);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Connection(allowed(url), proxy, clock);
    }

    private URL allowed(URL url) throws IOException {
        if (!url.getHost().equalsIgnoreCase(host)) {
            throw new IOException("the Git server leads to another host, " + url.getHost() + ", which is not asked");
        }
        return url;
    }

    private static final class Connection extends JDKHttpConnection {
        private final Clock clock;

        Connection(URL url, Clock clock) throws IOException {
            super(url);
            this.clock = clock;
        }

        Connection(URL url, Proxy proxy, Clock clock) throws IOException {
            super(url, proxy);
            this.clock = clock;
        }

        @Override
        public int getResponseCode() throws IOException {
            int status = super.getResponseCode();
            if (status == TOO_MANY_REQUESTS) {
                throw new RetryableException("the Git server asks for patience", wait(LATER));
            }
            if (status >= SERVER_ERROR) {
                throw new ServerFault(status, retryAfter());
            }
            if (status == OK && !String.valueOf(getContentType()).startsWith("application/x-git-")) {
                throw new IOException("who answers at " + getURL().getHost() + " is no Git server");
            }
            return status;
        }

        private Duration wait(Duration unlessSaid) {
            return retryAfter().orElse(unlessSaid);
        }

        private Optional<Duration> retryAfter() {
            return RetryAfter.parse(getHeaderField("Retry-After"), clock);
        }
    }
}
