package dev.slipway.runtime.git;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.peer.GuardedCall;
import dev.slipway.runtime.peer.GuardedCalls;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * The branch of a repository elsewhere. A server that answers with a fault, or asks for patience, is a {@link RetryableException} and leaves the copy as it was; any
 * other trouble is an {@link IOException}, and the copy may be damaged.
 */
public final class GitRemote {
    private static final String REMOTE_REFS = "refs/remotes/origin/";

    private final GitAddress address;
    private final GuardedCall guard;
    private final Clock clock;

    /** @param peer by which circuit and meters are named */
    public GitRemote(String peer, GitAddress address, GuardedCalls calls, Clock clock) {
        this.address = address;
        this.guard = calls.of(peer, address.within());
        this.clock = clock;
    }

    /** The newest commit of the branch, with all that came before; none while the repository is empty. */
    public Optional<ObjectId> fetch(Repository copy) throws IOException {
        return fetch(copy, _ -> {});
    }

    /**
     * The newest commit of the branch, without what came before: as little to fetch however long the history is. What is committed on it can be pushed. None while the
     * repository is empty.
     */
    public Optional<ObjectId> fetchNewest(Repository copy) throws IOException {
        return fetch(copy, transport -> transport.setDepth(1));
    }

    private Optional<ObjectId> fetch(Repository copy, Consumer<Transport> how) throws IOException {
        guarded(() -> {
            try (var transport = transport(copy)) {
                how.accept(transport);
                return transport.fetch(
                        NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/*:" + REMOTE_REFS + "*")));
            }
        });
        return Optional.ofNullable(copy.resolve(REMOTE_REFS + address.branch()));
    }

    /** Tells whether the branch moved from the one commit to the other; not if somebody else has moved it meanwhile. */
    public boolean push(Repository copy, ObjectId commit, @Nullable ObjectId from) throws IOException {
        var update = new RemoteRefUpdate(
                copy,
                (String) null,
                commit,
                "refs/heads/" + address.branch(),
                false,
                null,
                from == null ? ObjectId.zeroId() : from);
        guarded(() -> {
            try (var transport = transport(copy)) {
                return transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            }
        });
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> false;
            case REJECTED_OTHER_REASON -> lostRace(update);
            default -> throw new TransportException("the push was refused: " + update);
        };
    }

    /** A plain repository says "failed to lock" when two pushes meet. */
    private static boolean lostRace(RemoteRefUpdate update) throws TransportException {
        var message = String.valueOf(update.getMessage());
        if (message.contains("lock")) {
            return false;
        }
        throw new TransportException("the push was refused: " + message);
    }

    private void guarded(Callable<?> call) throws IOException {
        try {
            guard.make(call);
        } catch (IOException e) {
            throw ServerFault.in(e).map(ServerFault::later).orElseThrow(() -> e);
        } catch (JGitInternalException e) {
            throw new IOException("the copy cannot be tidied, or is damaged: " + e.getMessage(), e);
        }
    }

    private Transport transport(Repository copy) throws IOException {
        try {
            var uri = new URIish(address.url());
            var transport = Transport.open(copy, uri);
            transport.setTimeout(Math.toIntExact(address.silence().toSeconds()));
            if (transport instanceof TransportHttp http) {
                http.setHttpConnectionFactory(new SmartConnections(uri.getHost(), clock));
            }
            Optional.ofNullable(address.password())
                    .map(password -> new UsernamePasswordCredentialsProvider(
                            Optional.ofNullable(address.username()).orElse("slipway"), password))
                    .ifPresent(transport::setCredentialsProvider);
            return transport;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The address of a Git repository is none: " + address, e);
        }
    }
}
