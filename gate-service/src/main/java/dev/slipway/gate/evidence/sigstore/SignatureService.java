package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.app.AppRevision;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildLockRepository;
import dev.slipway.gate.registry.BuildRead;
import dev.slipway.gate.registry.FoundSignature;
import dev.slipway.gate.registry.RegistryProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says what the signatures of a build are worth. Each is verified once, and again when the trusted keys are others. */
@Service
public class SignatureService {
    private final SignatureRepository signatures;
    private final SignatureEvents events;
    private final CosignVerifier simpleSigning;
    private final BundleVerifier bundles;
    private final BuildLockRepository locks;
    private final KnownAppRepository apps;
    private final RegistryProperties registry;
    private final TrustedKeys trusted;

    SignatureService(
            SignatureRepository signatures,
            SignatureEvents events,
            CosignVerifier simpleSigning,
            BundleVerifier bundles,
            BuildLockRepository locks,
            KnownAppRepository apps,
            RegistryProperties registry,
            SigstoreProperties properties) {
        this.signatures = signatures;
        this.events = events;
        this.simpleSigning = simpleSigning;
        this.bundles = bundles;
        this.locks = locks;
        this.apps = apps;
        this.registry = registry;
        this.trusted = TrustedKeys.read(properties.publicKeys());
    }

    /** Takes over what was read at the registry, in the same transaction. */
    @EventListener
    void take(BuildRead read) {
        var before = signatures.of(read.build());
        var now = read.signatures().stream()
                .map(found -> before.stream()
                        .filter(known -> isSame(known.signature(), found))
                        .findFirst()
                        .map(known -> underTodaysTrust(read.build(), known))
                        .orElseGet(() -> check(read.build(), found)))
                .toList();
        keep(read.build(), now, read.app());
    }

    /** The signatures of the build under the keys that are trusted now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SignatureCheck> of(Build build) {
        var known = signatures.of(build);
        var outdated = known.stream().anyMatch(each -> !each.trust().equals(trusted.fingerprint()));
        if (!outdated) {
            return known.stream().map(SignatureRepository.Checked::check).toList();
        }
        locks.image(build.digest());
        var now = signatures.of(build).stream()
                .map(each -> underTodaysTrust(build, each))
                .toList();
        keep(build, now, apps.byImage(registry.nameOf(build.repository())));
        return now.stream().map(SignatureRepository.Checked::check).toList();
    }

    private void keep(Build build, List<SignatureRepository.Checked> checked, Optional<AppRevision> app) {
        signatures.replace(build, checked);
        for (var each : checked) {
            var key = each.check().key();
            if (each.check().state() == SignatureState.VALID && key != null && signatures.signedBy(build, key)) {
                events.signed(build, app, key);
            }
        }
    }

    private SignatureRepository.Checked underTodaysTrust(Build build, SignatureRepository.Checked known) {
        return known.trust().equals(trusted.fingerprint()) ? known : check(build, known.signature());
    }

    private SignatureRepository.Checked check(Build build, FoundSignature found) {
        var check =
                switch (found.format()) {
                    case SIMPLE_SIGNING -> simpleSigning.verify(found, build.digest(), build.repository(), trusted);
                    case SIGSTORE_BUNDLE -> bundles.verify(found.content(), build.digest(), trusted);
                };
        return new SignatureRepository.Checked(found, check, trusted.fingerprint());
    }

    /** The layer names the content by its hash. */
    private static boolean isSame(FoundSignature known, FoundSignature found) {
        return known.format() == found.format()
                && known.layer().equals(found.layer())
                && known.value().equals(found.value());
    }
}
