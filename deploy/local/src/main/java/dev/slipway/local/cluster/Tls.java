package dev.slipway.local.cluster;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.slipway.local.web.WebPart;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * An HTTPS server that has a certificate for exactly the names that {@link Certificates} knows. Any other server name is
 * refused with the alert {@code unrecognized_name} (RFC 6066 §3), and no name at all with {@code handshake_failure}.
 */
final class Tls {
    private Tls() {}

    static HttpsServer server(int port, Certificates certificates) throws IOException {
        var server = HttpsServer.create(WebPart.loopback(port), 256);
        var context = context(certificates);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters connection) {
                var parameters = context.getDefaultSSLParameters();
                parameters.setSNIMatchers(List.of(new KnownNames(certificates)));
                connection.setSSLParameters(parameters);
            }
        });
        return server;
    }

    private static SSLContext context(Certificates certificates) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ByName(certificates)}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class KnownNames extends SNIMatcher {
        private final Certificates certificates;

        KnownNames(Certificates certificates) {
            super(StandardConstants.SNI_HOST_NAME);
            this.certificates = certificates;
        }

        @Override
        public boolean matches(SNIServerName name) {
            return hostOf(name).flatMap(certificates::forHost).isPresent();
        }
    }

    private static Optional<String> hostOf(SNIServerName name) {
        try {
            return Optional.of(new SNIHostName(name.getEncoded()).getAsciiName());
        } catch (IllegalArgumentException noHostName) {
            return Optional.empty();
        }
    }

    /** Finds key and chain by the server name that the client asked for, which serves as alias. */
    private static final class ByName extends X509ExtendedKeyManager {
        private final Certificates certificates;

        ByName(Certificates certificates) {
            this.certificates = certificates;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
                return null;
            }
            return session.getRequestedServerNames().stream()
                    .flatMap(name -> hostOf(name).stream())
                    .filter(host -> certificates
                            .forHost(host)
                            .filter(bundle -> bundle.key().getAlgorithm().equals(keyType))
                            .isPresent())
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String host) {
            return certificates
                    .forHost(host)
                    .map(bundle -> bundle.chain().toArray(X509Certificate[]::new))
                    .orElse(null);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String host) {
            return certificates.forHost(host).map(Bundle::key).orElse(null);
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }
    }
}
