package dev.slipway.catalog.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one YAML 1.2 document event by event (core schema, section 10.3). Nothing in it can grow: anchors, aliases and tags are refused, as is a name given
 * twice, a second document, and nesting deeper than {@link #MAX_DEPTH}.
 */
final class YamlTree {
    static final int MAX_DEPTH = 16;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final CoreScalarResolver CORE = new CoreScalarResolver(false);

    private final Iterator<Event> events;

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    /** @throws NotReadable with line and column */
    static JsonNode read(byte[] document) throws NotReadable {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            var settings = LoadSettings.builder()
                    .setLabel("app.yaml")
                    .setCodePointLimit(Math.max(1, document.length))
                    .build();
            return new YamlTree(new Parse(settings).parseString(text).iterator()).document();
        } catch (CharacterCodingException e) {
            throw new NotReadable("The document is not UTF-8 text.");
        } catch (MarkedYamlEngineException e) {
            throw new NotReadable(e.getProblemMark().map(YamlTree::place).orElse("") + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new NotReadable(String.valueOf(e.getMessage()));
        }
    }

    /** Stream start, document start, root, document end, stream end (section 9.1). */
    private JsonNode document() throws NotReadable {
        next();
        if (!(next() instanceof DocumentStartEvent)) {
            throw new NotReadable("The document is empty.");
        }
        var root = node(next(), 0);
        next();
        var after = next();
        if (!(after instanceof StreamEndEvent)) {
            throw refused(after, "only one document is read");
        }
        return root;
    }

    private JsonNode node(Event event, int depth) throws NotReadable {
        if (depth > MAX_DEPTH) {
            throw refused(event, "this is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw refused(event, "anchors (&) and aliases (*) are not taken: write the value out");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> mapping(start, depth);
            case SequenceStartEvent start -> sequence(start, depth);
            default -> throw refused(event, "a value is expected here");
        };
    }

    private JsonNode mapping(MappingStartEvent start, int depth) throws NotReadable {
        refuseTag(start, start.getTag().isPresent());
        var object = NODES.objectNode();
        for (var event = next(); !(event instanceof MappingEndEvent); event = next()) {
            if (!(event instanceof ScalarEvent key) || key.getAnchor().isPresent()) {
                throw refused(event, "a field name must be plain text");
            }
            if (!PlainText.is(key.getValue())) {
                throw refused(key, "this holds characters that are none");
            }
            if (object.has(key.getValue())) {
                throw refused(key, "the field '" + key.getValue() + "' stands here a second time");
            }
            object.set(key.getValue(), node(next(), depth + 1));
        }
        return object;
    }

    private JsonNode sequence(SequenceStartEvent start, int depth) throws NotReadable {
        refuseTag(start, start.getTag().isPresent());
        var list = NODES.arrayNode();
        for (var event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            list.add(node(event, depth + 1));
        }
        return list;
    }

    private static JsonNode scalar(ScalarEvent scalar) throws NotReadable {
        refuseTag(scalar, scalar.getTag().isPresent());
        var text = scalar.getValue();
        if (!PlainText.is(text)) {
            throw refused(scalar, "this holds characters that are none");
        }
        if (!scalar.isPlain()) {
            return NODES.stringNode(text);
        }
        var tag = CORE.resolve(text, true);
        try {
            if (tag.equals(Tag.NULL)) {
                return NODES.nullNode();
            } else if (tag.equals(Tag.BOOL)) {
                return NODES.booleanNode(Boolean.parseBoolean(text));
            } else if (tag.equals(Tag.INT)) {
                return number(scalar, new BigDecimal(new BigInteger(text)));
            } else if (tag.equals(Tag.FLOAT)) {
                return number(scalar, new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            return NODES.stringNode(
                    text); // .inf, 0x1f and 0o17: numbers to YAML, but none that a field of ours could mean
        }
        return NODES.stringNode(text);
    }

    private static JsonNode number(ScalarEvent scalar, BigDecimal number) throws NotReadable {
        if (!Numbers.reasonable(number)) {
            throw refused(scalar, "this number is beyond every range");
        }
        return NODES.numberNode(number);
    }

    private static void refuseTag(Event event, boolean tagged) throws NotReadable {
        if (tagged) {
            throw refused(event, "tags (!) are not taken");
        }
    }

    private Event next() throws NotReadable {
        if (!events.hasNext()) {
            throw new NotReadable("The document ends too early.");
        }
        return events.next();
    }

    private static NotReadable refused(Event event, String why) {
        return new NotReadable(event.getStartMark().map(YamlTree::place).orElse("") + why + ".");
    }

    private static String place(Mark mark) {
        return "Line %d, column %d: ".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
