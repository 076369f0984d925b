package dev.slipway.local.cluster;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The certificates of the hosts that Ingresses name under {@code tls}: each is what the ExternalSecret of that secret
 * name points at, fetched from the DNS service, kept in memory, and fetched again every half minute so that a renewed
 * one is taken up. What was fetched stays when the service cannot be asked.
 */
final class Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ClusterState state;
    private final BundleClient bundles;
    private final ExecutorService threads;
    private final Map<String, Bundle> fetched = new ConcurrentHashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private volatile Map<String, String> idByHost = Map.of();

    Certificates(ClusterState state, BundleClient bundles, ExecutorService threads) {
        this.state = state;
        this.bundles = bundles;
        this.threads = threads;
    }

    /** The certificate for a server name, if there is one that covers it. */
    Optional<Bundle> forHost(String name) {
        var host = name.toLowerCase(Locale.ROOT);
        return idByHost.entrySet().stream()
                .filter(entry -> Backends.matches(entry.getKey(), host))
                .flatMap(entry -> Optional.ofNullable(fetched.get(entry.getValue())).stream())
                .filter(bundle -> covers(bundle.chain().getFirst(), host))
                .findFirst();
    }

    /** Starts the fetches that are due; returns at once. */
    synchronized void advance() {
        idByHost = wanted();
        var ids = Set.copyOf(idByHost.values());
        fetched.keySet().retainAll(ids);
        notBefore.keySet().retainAll(ids);
        var now = System.nanoTime();
        for (var id : ids) {
            var due = notBefore.get(id);
            if ((due == null || due - now <= 0) && underway.add(id)) {
                notBefore.put(id, now + (fetched.containsKey(id) ? REFRESH_NANOS : RETRY_NANOS));
                threads.execute(() -> fetch(id));
            }
        }
    }

    private void fetch(String id) {
        try {
            var bundle = bundles.fetch(id);
            if (fetched.put(id, bundle) == null) {
                LOG.info(
                        "Certificate {} for {} is there",
                        id,
                        bundle.chain().getFirst().getSubjectX500Principal());
            }
        } catch (IOException missing) {
            LOG.info("Certificate {} is not to be had: {}", id, missing.toString());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            underway.remove(id);
        }
    }

    /** Certificate id by host: Ingress → secret name → ExternalSecret of the same namespace → remote key. */
    private Map<String, String> wanted() {
        var wanted = new HashMap<String, String>();
        for (var ingress : state.objects("Ingress")) {
            for (var tls : ingress.path("spec").path("tls")) {
                var id = remoteKey(namespace(ingress), tls.path("secretName").asString(""));
                for (var host : tls.path("hosts")) {
                    id.ifPresent(key -> wanted.put(host.asString("").toLowerCase(Locale.ROOT), key));
                }
            }
        }
        return Map.copyOf(wanted);
    }

    private Optional<String> remoteKey(String namespace, String secret) {
        return state.objects("ExternalSecret").stream()
                .filter(object -> namespace(object).equals(namespace)
                        && secretName(object).equals(secret))
                .map(Certificates::remoteKey)
                .filter(key -> !key.isEmpty())
                .findFirst();
    }

    private static String secretName(ObjectNode externalSecret) {
        return externalSecret
                .path("spec")
                .path("target")
                .path("name")
                .asString(externalSecret.path("metadata").path("name").asString(""));
    }

    private static String remoteKey(ObjectNode externalSecret) {
        var spec = externalSecret.path("spec");
        return spec.path("data")
                .path(0)
                .path("remoteRef")
                .path("key")
                .asString(spec.path("dataFrom")
                        .path(0)
                        .path("extract")
                        .path("key")
                        .asString(""));
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asString("default");
    }

    /** RFC 6125 §6.4: DNS names alone; a wildcard stands for the whole first label. */
    private static boolean covers(X509Certificate leaf, String host) {
        try {
            var names = leaf.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .map(List::copyOf)
                            .anyMatch(name -> Integer.valueOf(2).equals(name.get(0))
                                    && Backends.matches(String.valueOf(name.get(1)), host));
        } catch (java.security.cert.CertificateParsingException unreadable) {
            LOG.warn("A certificate for {} cannot be read", host, unreadable);
            return false;
        }
    }
}
