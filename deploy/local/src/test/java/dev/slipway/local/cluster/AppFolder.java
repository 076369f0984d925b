package dev.slipway.local.cluster;

import java.util.Map;
import java.util.TreeMap;

/** An app's folder as promotion writes it. */
record AppFolder(
        String folder, String app, String namespace, String host, String image, String digest, String certificate) {
    static AppFolder staging(String app, String image, String digest) {
        return new AppFolder(
                "environments/staging/" + app,
                app,
                "dining-staging",
                app + ".dining.staging.slipway.test",
                image,
                digest,
                "");
    }

    static AppFolder production(String app, String image, String digest) {
        return new AppFolder(
                "environments/production/" + app,
                app,
                "dining-production",
                app + ".dining.apps.slipway.test",
                image,
                digest,
                "");
    }

    AppFolder withCertificate(String id) {
        return new AppFolder(folder, app, namespace, host, image, digest, id);
    }

    AppFolder withDigest(String other) {
        return new AppFolder(folder, app, namespace, host, image, other, certificate);
    }

    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(folder + "/kustomization.yaml", """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: %s
                labels:
                  - pairs: {team: dining}
                    includeTemplates: true
                commonAnnotations: {slipway.dev/version: "1.0"}
                resources: [deployment.yaml, service.yaml, ingress.yaml%s]
                images: [{name: app, newName: "%s", digest: "%s"}]
                """.formatted(
                        namespace, certificate.isEmpty() ? "" : ", external-secret.yaml", image, digest));
        files.put(folder + "/deployment.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: app, image: app}]}
                """.formatted(app));
        files.put(folder + "/service.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s}
                spec: {selector: {app: %1$s}, ports: [{port: 80}]}
                """.formatted(app));
        files.put(folder + "/ingress.yaml", """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %1$s}
                spec:
                  tls: %3$s
                  rules:
                    - host: %2$s
                      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: %1$s, port: {number: 80}}}}]}
                """.formatted(
                app, host, certificate.isEmpty() ? "[]" : "[{hosts: [" + host + "], secretName: " + app + "-tls}]"));
        if (!certificate.isEmpty()) {
            files.put(folder + "/external-secret.yaml", """
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: %1$s-tls}
                    spec:
                      target: {name: %1$s-tls}
                      data: [{secretKey: tls.crt, remoteRef: {key: "%2$s", property: chain}}]
                    """.formatted(app, certificate));
        }
        return files;
    }
}
