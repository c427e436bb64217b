package io.atr.verify.html;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as an XML parser sees it, which is stricter than any browser. */
record ParsedPage(Document document) {
    static ParsedPage of(String page) {
        try {
            return new ParsedPage(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page))));
        } catch (Exception broken) {
            throw new AssertionError("the page is not well-formed: " + broken.getMessage(), broken);
        }
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Every value of an attribute. */
    List<String> values(String attribute) {
        List<String> values = new ArrayList<>();
        attributes((name, value) -> {
            if (name.equals(attribute)) {
                values.add(value);
            }
        });
        return values;
    }

    /** The names of all attributes. */
    List<String> attributes() {
        List<String> names = new ArrayList<>();
        attributes((name, _) -> names.add(name));
        return names;
    }

    String text(String id) {
        for (Element element : elements("*")) {
            if (element.getAttribute("id").equals(id)) {
                return element.getTextContent();
            }
        }
        throw new AssertionError("nothing has the id " + id);
    }

    private void attributes(BiConsumer<String, String> each) {
        Consumer<Element> look = element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var attribute = element.getAttributes().item(i);
                each.accept(attribute.getNodeName(), attribute.getNodeValue());
            }
        };
        elements("*").forEach(look);
    }
}
