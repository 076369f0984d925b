package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.ChatIdentityView;
import java.util.Locale;

/** Identities as the directory keeps them. */
final class Identities {
    private static final String GITHUB = "github";

    private Identities() {}

    /** GitHub takes logins as equal whatever their case; chats do not. */
    static ChatIdentityView canonical(String provider, String workspace, String user) {
        return provider.equals(GITHUB)
                ? new ChatIdentityView(provider, workspace.toLowerCase(Locale.ROOT), user.toLowerCase(Locale.ROOT))
                : new ChatIdentityView(provider, workspace, user);
    }
}
