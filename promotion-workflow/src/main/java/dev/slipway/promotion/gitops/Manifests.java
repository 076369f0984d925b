package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.AppSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a deployed app consists of, as a Kubernetes GitOps agent reads it: a kustomization with the image by digest, and the objects around it. The namespace with
 * its quota, limits, policies and the team's access is shared by the team's apps and stands apart.
 */
@Component
class Manifests {
    private static final List<String> OF_APP =
            List.of("kustomization", "deployment", "service", "ingress", "networkpolicy");
    private static final List<String> OF_PRODUCTION = List.of("kustomization", "ingress", "external-secret");
    private static final List<String> OF_NAMESPACE =
            List.of("kustomization", "namespace", "quota", "limits", "networkpolicy", "rolebinding");
    private static final String NONE = "none";
    private static final String REQUESTS = "/spec/template/spec/containers/0/resources/requests";
    private static final BigDecimal GIB = Quantities.amount("1Gi");

    private final GitopsProperties properties;

    Manifests(GitopsProperties properties) {
        this.properties = properties;
    }

    /** Contents of the app's folder by file name. */
    Map<String, byte[]> app(DeployRequest request) {
        var values = valuesOf(request);
        var files = render("app", OF_APP, values);
        if (request.certificate() != null) {
            files.putAll(render("production", OF_PRODUCTION, values));
        }
        return files;
    }

    /** Contents of the namespace's folder by file name. */
    Map<String, byte[]> namespace(Place place) {
        return render("namespace", OF_NAMESPACE, valuesOf(place));
    }

    /** What every app asks of the cluster. */
    AppSize size() {
        var deployment = ManifestTemplate.load("app/deployment.yaml");
        var requests = deployment.filledAt(REQUESTS, sizes());
        return new AppSize(
                decimal(Quantities.amount(requests.path("cpu").stringValue())),
                decimal(Quantities.amount(requests.path("memory").stringValue()).divide(GIB)),
                deployment.filledAt("/spec/replicas", Map.of()).intValue());
    }

    /** Where the namespace's folder stands. */
    static String namespaceFolder(Place place) {
        return "namespaces/" + place.namespace();
    }

    /** The digest that a kustomization names. */
    static Optional<String> digestIn(byte[] kustomization) {
        return ManifestTemplate.parse(kustomization)
                .path("images")
                .path(0)
                .path("digest")
                .stringValueOpt();
    }

    private static Map<String, byte[]> render(String folder, List<String> names, Map<String, String> values) {
        return names.stream()
                .collect(Collectors.toMap(
                        name -> name + ".yaml",
                        name -> ManifestTemplate.load(folder + "/" + name + ".yaml")
                                .filled(values),
                        (first, second) -> second,
                        TreeMap::new));
    }

    private Map<String, String> valuesOf(DeployRequest request) {
        var values = valuesOf(request.place());
        values.put("app", request.place().app());
        values.put("owner", request.owner());
        values.put("costCentre", Optional.ofNullable(request.costCentre()).orElse(NONE));
        values.put("version", Optional.ofNullable(request.version()).orElse(NONE));
        values.put("image", properties.registry().getAuthority() + "/" + request.repository());
        values.put("digest", request.digest());
        values.put("host", request.host());
        values.put("certificate", Optional.ofNullable(request.certificate()).orElse(NONE));
        var liveness = Optional.ofNullable(request.liveness())
                .orElse(properties.defaults().liveness());
        values.put("liveness", liveness);
        values.put("readiness", Optional.ofNullable(request.readiness()).orElse(liveness));
        return values;
    }

    private Map<String, String> valuesOf(Place place) {
        var defaults = properties.defaults();
        var values = new TreeMap<String, String>();
        values.put("namespace", place.namespace());
        values.put("team", place.teamOrPersonal());
        values.put("environment", place.environment().id());
        values.put("ingressClass", defaults.ingressClass());
        values.put("gatewayNamespace", defaults.gatewayNamespace());
        values.put("secretStore", defaults.secretStore());
        values.putAll(sizes());
        values.put("namespaceCpuRequests", defaults.namespaceCpuRequests());
        values.put("namespaceMemoryRequests", defaults.namespaceMemoryRequests());
        values.put("namespaceCpuLimits", defaults.namespaceCpuLimits());
        values.put("namespaceMemoryLimits", defaults.namespaceMemoryLimits());
        return values;
    }

    private Map<String, String> sizes() {
        var defaults = properties.defaults();
        return Map.of(
                "cpuRequest", defaults.cpuRequest(),
                "memoryRequest", defaults.memoryRequest(),
                "cpuLimit", defaults.cpuLimit(),
                "memoryLimit", defaults.memoryLimit());
    }

    private static String decimal(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
