package dev.slipway.gate.evidence;

import dev.slipway.gate.registry.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What evidence is about. */
public sealed interface EvidenceSubject {
    /** {@code sha256:…} or {@code git:…}. */
    String text();

    /** An image. */
    record OfImage(Digest digest) implements EvidenceSubject {
        @Override
        public String text() {
            return digest.value();
        }
    }

    /** The source that an image was built from; the image's revision label joins the two. */
    record OfCommit(String commit) implements EvidenceSubject {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

        public OfCommit {
            if (!FORM.matcher(commit).matches()) {
                throw new IllegalArgumentException("Not a commit: " + commit);
            }
        }

        @Override
        public String text() {
            return "git:" + commit;
        }
    }

    /** Reads what {@link #text} writes; empty for anything else. */
    static Optional<EvidenceSubject> parse(String text) {
        if (text.startsWith("git:") && OfCommit.FORM.matcher(text.substring(4)).matches()) {
            return Optional.of(new OfCommit(text.substring(4)));
        }
        return Digest.parse(text).map(OfImage::new);
    }
}
