package dev.slipway.gate.evidence.sigstore;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign images.
 *
 * @param publicKeys PEM files; read when the service starts. None means that no signature counts.
 */
@ConfigurationProperties("slipway.gate.signatures")
public record SigstoreProperties(@DefaultValue List<Path> publicKeys) {}
