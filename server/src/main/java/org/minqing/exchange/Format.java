package org.minqing.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.json.JsonMapper;

/** The two forms of every answer; the ending of the address chooses. */
enum Format {
    XML("text/xml") {
        @Override
        byte[] write(String root, Content content) {
            var bytes = new ByteArrayOutputStream();
            try {
                var writer = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
                writer.writeStartDocument("utf-8", "1.0");
                element(writer, root, content);
                writer.writeEndDocument();
                writer.close();
            } catch (XMLStreamException impossible) {
                throw new IllegalStateException("Memory takes every element", impossible);
            }
            return bytes.toByteArray();
        }
    },
    JSON("application/json") {
        @Override
        byte[] write(String root, Content content) {
            return MAPPER.writeValueAsString(content.plain()).getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Stands where a sign was that XML 1.0 cannot hold, however it is written. */
    private static final int INSTEAD = 0xFFFD;

    private final String type;

    Format(String type) {
        this.type = type;
    }

    /** The whole answer; {@code root} is the name of the outermost element, which JSON leaves out. */
    abstract byte[] write(String root, Content content);

    /** The type without the character set, as the discovery names it. */
    String type() {
        return type;
    }

    String contentType() {
        return type + ";charset=utf-8";
    }

    static Optional<Format> ending(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(ending))
                .findFirst();
    }

    /** What an address asks for, and XML where it asks for neither: every program of the specification reads that. */
    static Format of(String path) {
        return ending(path.substring(path.lastIndexOf('.') + 1)).orElse(XML);
    }

    private static void element(XMLStreamWriter writer, String name, Content content) throws XMLStreamException {
        writer.writeStartElement(name);
        switch (content) {
            case Content.Value(var value) -> writer.writeCharacters(value == null ? "" : clean(value.toString()));
            case Content.Parts(var byName) -> {
                for (var part : byName.entrySet()) {
                    element(writer, part.getKey(), part.getValue());
                }
            }
            case Content.Rows(var each, var rows) -> {
                for (var row : rows) {
                    element(writer, each, row);
                }
            }
        }
        writer.writeEndElement();
    }

    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> clean.appendCodePoint(isXml(sign) ? sign : INSTEAD));
        return clean.toString();
    }

    private static boolean isXml(int sign) {
        return sign == '\t'
                || sign == '\n'
                || sign == '\r'
                || sign >= 0x20 && sign <= 0xD7FF
                || sign >= 0xE000 && sign <= 0xFFFD
                || sign >= 0x10000;
    }
}
