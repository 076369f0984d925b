package dev.slipway.gate.evidence.cyclonedx;

import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.Sbom;
import dev.slipway.gate.evidence.XmlReport;
import dev.slipway.gate.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Reads documents in XML: once against the schema, and once for what counts. Neither pass holds the document in memory. */
final class CycloneDxXml {
    private static final Set<String> VERSIONS = Set.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

    private static final Pattern WRAPPED = Pattern.compile("lineNumber: (\\d+); columnNumber: \\d+; (.*)");

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Report read(Path file, String version) {
        if (!VERSIONS.contains(version)) {
            throw EvidenceProblem.malformed("/specVersion", "must be one of 1.2 to 1.7");
        }
        requireValid(file, schemas.computeIfAbsent(version, CycloneDxXml::schema));
        return XmlReport.read(file, CycloneDxXml::content);
    }

    private static void requireValid(Path file, Schema schema) {
        XmlReport.read(file, xml -> {
            try {
                schema.newValidator().validate(new StAXSource(xml));
                return schema;
            } catch (SAXException e) {
                throw EvidenceProblem.malformed("", reason(e)).because(e);
            } catch (IOException e) {
                throw new UncheckedIOException("A report that was received cannot be read again", e);
            }
        });
    }

    /** The validator wraps what it has to say several times. */
    private static String reason(SAXException e) {
        var said = WRAPPED.matcher(String.valueOf(e.getMessage()));
        return said.find() ? said.group(2) + " (line " + said.group(1) + ")" : "it is not readable XML";
    }

    /** Counts {@code component} below {@code /bom/components}, and reads {@code /bom/metadata}. */
    private static Report content(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        var images = new LinkedHashSet<Digest>();
        var tool = "";
        var timestamp = "";
        var isContainer = false;
        int components = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                path.removeLast();
            } else if (event == XMLStreamReader.START_ELEMENT) {
                path.addLast(xml.getLocalName());
                var at = String.join("/", path);
                if (at.startsWith("bom/components/") && at.endsWith("components/component")) {
                    components++;
                }
                switch (at) {
                    case "bom/metadata/component" ->
                        isContainer = "container".equals(xml.getAttributeValue(null, "type"));
                    case "bom/metadata/timestamp" -> timestamp = text(xml, path);
                    case "bom/metadata/tools/tool/name", "bom/metadata/tools/components/component/name" ->
                        tool = tool.isEmpty() ? text(xml, path) : tool;
                    case "bom/metadata/component/version" ->
                        Digest.parse(text(xml, path)).ifPresent(images::add);
                    case "bom/metadata/component/purl" ->
                        MadeBy.imageIn(text(xml, path)).ifPresent(images::add);
                    default -> {}
                }
            }
        }
        return new Report(
                CycloneDxParser.KIND,
                new Sbom(MadeBy.tool(tool), components),
                isContainer ? images : Set.of(),
                Set.of(),
                MadeBy.time(timestamp));
    }

    /** The text of the element, which ends with it. */
    private static String text(XMLStreamReader xml, Deque<String> path) throws XMLStreamException {
        var text = xml.getElementText();
        path.removeLast();
        return text.strip();
    }

    private static Schema schema(String version) {
        try (InputStream licences = resource("spdx.xsd");
                InputStream bom = resource("bom-" + version + ".xsd")) {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(
                    new Source[] {new StreamSource(licences, "http://cyclonedx.org/schema/spdx"), new StreamSource(bom)
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("A schema of CycloneDX cannot be read", e);
        } catch (SAXException e) {
            throw new IllegalStateException("The schema of CycloneDX " + version + " is damaged", e);
        }
    }

    private static InputStream resource(String name) {
        var stream = CycloneDxXml.class.getResourceAsStream("/cyclonedx/" + name);
        if (stream == null) {
            throw new IllegalStateException("The schema " + name + " is not on the class path");
        }
        return stream;
    }
}
