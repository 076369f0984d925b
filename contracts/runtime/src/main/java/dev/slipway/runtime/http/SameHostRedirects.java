package dev.slipway.runtime.http;

import java.net.URISyntaxException;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Follows a redirect only to where the request went already: same scheme, host and port. */
final class SameHostRedirects extends DefaultRedirectStrategy {

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context)
            throws ProtocolException {
        if (!super.isRedirected(request, response, context)) {
            return false;
        }
        var location = response.getFirstHeader("Location");
        return location != null && isSame(request, location.getValue());
    }

    @Override
    public boolean isRedirectAllowed(HttpHost from, HttpHost to, HttpRequest request, HttpContext context) {
        return from.equals(to);
    }

    private static boolean isSame(HttpRequest request, String location) {
        try {
            var from = request.getUri();
            var to = from.resolve(location);
            return from.getScheme().equalsIgnoreCase(to.getScheme())
                    && String.valueOf(from.getAuthority()).equalsIgnoreCase(to.getAuthority());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
