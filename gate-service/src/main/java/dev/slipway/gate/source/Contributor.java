package dev.slipway.gate.source;

import dev.slipway.gate.source.GithubCommit.Account;
import dev.slipway.gate.source.GithubCommit.Signature;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote a commit, or a part of it: its author, its committer, and whom its {@code Co-authored-by} trailers name. Bots are left out, and so is GitHub
 * itself, which commits what people merge and edit on its pages. Somebody of whom nothing is known is somebody all the same.
 *
 * @param login on GitHub, in lower case
 * @param email in lower case
 * @see <a href="https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors">Commits with several authors</a>
 */
record Contributor(@Nullable String login, @Nullable String email) {
    private static final String BOT = "[bot]";
    private static final String GITHUB_LOGIN = "web-flow";
    private static final String GITHUB_EMAIL = "noreply@github.com";
    private static final Pattern TRAILER = Pattern.compile(
            "^co-authored-by:[^<\\n]{0,200}<([^<>\\s]{1,320})>\\s*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** An address behind which GitHub hides another one; it names the account. */
    private static final Pattern NOREPLY =
            Pattern.compile("(?:\\d{1,20}\\+)?([a-z0-9-]{1,39}(?:\\[bot])?)@users\\.noreply\\.github\\.com");

    static Set<Contributor> of(GithubCommit commit) {
        var git = commit.commit();
        var who = new LinkedHashSet<Contributor>();
        person(commit.author(), git.author()).ifPresent(who::add);
        person(commit.committer(), git.committer()).ifPresent(who::add);
        TRAILER.matcher(Optional.ofNullable(git.message()).orElse(""))
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')))
                .flatMap(email -> person(null, new Signature(email)).stream())
                .forEach(who::add);
        return who;
    }

    private static Optional<Contributor> person(@Nullable Account account, @Nullable Signature signature) {
        var email = signature == null ? null : lower(signature.email());
        var login = Optional.ofNullable(account)
                .map(Account::login)
                .map(Contributor::lower)
                .orElseGet(() -> behind(email));
        if (isBot(account, login) || isGithub(login, email)) {
            return Optional.empty();
        }
        return Optional.of(new Contributor(login, email));
    }

    private static boolean isBot(@Nullable Account account, @Nullable String login) {
        return (account != null && "Bot".equals(account.type())) || (login != null && login.endsWith(BOT));
    }

    private static boolean isGithub(@Nullable String login, @Nullable String email) {
        return GITHUB_LOGIN.equals(login) || (login == null && GITHUB_EMAIL.equals(email));
    }

    private static @Nullable String behind(@Nullable String email) {
        var noreply = NOREPLY.matcher(email == null ? "" : email);
        return noreply.matches() ? noreply.group(1) : null;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
