package dev.slipway.dns.certificate;

import dev.slipway.runtime.security.ServiceCaller;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the cluster fetches what a manifest names by reference. */
@RestController
@RequestMapping("/internal/v1/certificates")
@Tag(name = "certificates")
class CertificateController {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateController.class);

    private final CertificateService certificates;

    CertificateController(CertificateService certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/{certificate}/bundle")
    @Operation(summary = "Chain and key of a certificate, for the cluster's secret agent alone")
    @ApiResponse(responseCode = "200", description = "Both, as PEM")
    @ApiResponse(responseCode = "404", description = "No such certificate is in use")
    ResponseEntity<CertificateService.Bundle> bundle(@PathVariable UUID certificate, ServiceCaller caller) {
        return certificates
                .bundle(certificate)
                .map(bundle -> {
                    LOG.info("Handed out certificate {} to {}", certificate, caller.name());
                    return ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(bundle);
                })
                .orElseThrow(() ->
                        Problems.NOT_FOUND.problem("There is no certificate in use with the id %s.", certificate));
    }
}
