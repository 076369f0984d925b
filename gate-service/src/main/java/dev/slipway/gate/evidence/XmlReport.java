package dev.slipway.gate.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML report from front to back. No document type, no entity and nothing outside the file is ever read. */
public final class XmlReport {
    private XmlReport() {}

    /** What is done with the document. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Reads the file; a 422 problem with line and column if it is not well-formed. */
    public static <T> T read(Path file, Reader<T> reader) {
        try (InputStream in = Files.newInputStream(file)) {
            var xml = factory().createXMLStreamReader(in);
            try {
                return reader.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            var place = at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
            throw EvidenceProblem.malformed("", "it is not readable XML" + place)
                    .because(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A report that was received cannot be read again", e);
        }
    }

    static ReportShape shape(Path file) {
        return read(file, xml -> {
            xml.nextTag();
            var namespace = xml.getNamespaceURI();
            return new ReportShape.Xml(namespace == null ? "" : namespace, xml.getLocalName());
        });
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
