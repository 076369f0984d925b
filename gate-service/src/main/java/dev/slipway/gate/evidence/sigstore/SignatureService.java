package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.app.AppRevision;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildRead;
import dev.slipway.gate.registry.FoundSignature;
import dev.slipway.gate.registry.RegistryProperties;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final CosignVerifier verifier;
    private final KnownAppRepository apps;
    private final RegistryProperties registry;
    private final TrustedKeys trusted;

    SignatureService(
            SignatureRepository signatures,
            SignatureEvents events,
            CosignVerifier verifier,
            KnownAppRepository apps,
            RegistryProperties registry,
            SigstoreProperties properties) {
        this.signatures = signatures;
        this.events = events;
        this.verifier = verifier;
        this.apps = apps;
        this.registry = registry;
        this.trusted = TrustedKeys.read(properties.publicKeys());
    }

    /** Takes over what was read at the registry, in the same transaction. */
    @EventListener
    void take(BuildRead read) {
        var before = new HashMap<String, SignatureRepository.Checked>();
        signatures.of(read.build()).forEach(each -> before.put(each.signature().value(), each));
        var now = new ArrayList<SignatureRepository.Checked>();
        for (var found : read.signatures()) {
            var known = before.get(found.value());
            now.add(
                    known != null && isSame(known.signature(), found)
                            ? underTodaysTrust(read.build(), known)
                            : check(read.build(), found));
        }
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
        var now = known.stream().map(each -> underTodaysTrust(build, each)).toList();
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
        return new SignatureRepository.Checked(
                found, verifier.verify(found, build.digest(), build.repository(), trusted), trusted.fingerprint());
    }

    /** The layer names the signed text by its hash. */
    private static boolean isSame(FoundSignature known, FoundSignature found) {
        return known.layer().equals(found.layer());
    }
}
