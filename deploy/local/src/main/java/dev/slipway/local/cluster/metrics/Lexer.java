package dev.slipway.local.cluster.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a query into words, numbers, texts and signs. */
final class Lexer {
    enum Kind {
        WORD,
        NUMBER,
        DURATION,
        TEXT,
        SIGN,
        END
    }

    record Token(Kind kind, String text, int at) {}

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:#[^\\n]*\\s*)*(?:"
            + "(?<duration>(?:\\d+(?:ms|[smhdwy]))+)"
            + "|(?<number>\\d*\\.?\\d+(?:[eE][+-]?\\d+)?)"
            + "|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`[^`]*`)"
            + "|(?<sign>=~|!~|==|!=|>=|<=|[-+*/%^(){}\\[\\],=<>]))");

    private Lexer() {}

    static List<Token> tokens(String query) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(query.stripTrailing());
        int at = 0;
        while (at < query.stripTrailing().length()) {
            matcher.region(at, query.stripTrailing().length());
            if (!matcher.lookingAt()) {
                throw new BadQuery("1:" + (at + 1) + ": parse error: unexpected character");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", at));
        return tokens;
    }

    private static Token token(java.util.regex.Matcher matcher) {
        for (var kind : new Kind[] {Kind.DURATION, Kind.NUMBER, Kind.WORD, Kind.TEXT, Kind.SIGN}) {
            var text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                return new Token(kind, kind == Kind.TEXT ? unquoted(text) : text, matcher.end() - text.length());
            }
        }
        throw new IllegalStateException("the pattern matches one of the kinds");
    }

    private static String unquoted(String text) {
        var inner = text.substring(1, text.length() - 1);
        if (text.charAt(0) == '`') {
            return inner;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            var next = inner.charAt(i);
            if (next == '\\') {
                next = switch (inner.charAt(++i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> inner.charAt(i);
                };
            }
            plain.append(next);
        }
        return plain.toString();
    }
}
