package dev.slipway.local.slack;

import dev.slipway.local.web.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The people and channels of the workspace. All of them follow from their names, so nothing of it is stored. */
final class Workspace {
    static final String TEAM = "T0SLIPWAY";
    static final String BOT_USER = "U0SLIPWAY";
    static final String BOT = "B0SLIPWAY";
    static final String APP = "A0SLIPWAY";

    private static final List<String> PEOPLE = List.of(
            "creator", "creator2", "approver", "approver2", "compliance", "security", "finance", "operator", "auditor");
    private static final Pattern CHANNEL_ID = Pattern.compile("[CD]0[A-Z0-9]{1,80}");
    private static final Pattern CHANNEL_NAME = Pattern.compile("#?[a-z0-9][a-z0-9_-]{0,79}");

    private Workspace() {}

    /** The id of a channel: {@code C0…} for a name, {@code D0…} for a person, an id as it is. */
    static String channel(String asked) {
        if (asked.startsWith("U-")) {
            return directMessage(asked).orElseThrow(() -> new SlackError("channel_not_found"));
        }
        if (CHANNEL_ID.matcher(asked).matches()) {
            return asked;
        }
        if (CHANNEL_NAME.matcher(asked).matches()) {
            return "C0" + asked.replaceAll("[^a-z0-9]", "").toUpperCase(Locale.ROOT);
        }
        throw new SlackError("channel_not_found");
    }

    static Optional<String> directMessage(String userId) {
        return person(userId).map(name -> "D0" + name.toUpperCase(Locale.ROOT));
    }

    static Optional<ObjectNode> userByEmail(String email) {
        return PEOPLE.stream()
                .filter(name -> email.equalsIgnoreCase(name + "@slipway.test"))
                .findFirst()
                .map(Workspace::user);
    }

    static Optional<ObjectNode> userById(String id) {
        return person(id).map(Workspace::user);
    }

    private static Optional<String> person(String id) {
        return PEOPLE.stream().filter(name -> id.equals(id(name))).findFirst();
    }

    private static ObjectNode user(String name) {
        var shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        var user = Json.object()
                .put("id", id(name))
                .put("team_id", TEAM)
                .put("name", name)
                .put("deleted", false);
        user.put("real_name", shown).put("tz", "Etc/UTC").put("is_bot", false).put("is_admin", false);
        user.putObject("profile")
                .put("email", name + "@slipway.test")
                .put("real_name", shown)
                .put("display_name", name)
                .put("team", TEAM);
        return user;
    }

    private static String id(String name) {
        return "U-" + name.toUpperCase(Locale.ROOT);
    }
}
