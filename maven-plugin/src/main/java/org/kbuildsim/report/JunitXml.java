package org.kbuildsim.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The XML that JUnit made common and every CI system reads. */
public final class JunitXml {
  /** Tests that belong together. */
  public record Suite(String name, List<Test> tests) {}

  /**
   * One test.
   *
   * @param seconds how long it took, or null if that was not taken
   * @param failure what is wrong, or null if it passed
   * @param skipped why it was not run, or null if it was
   */
  public record Test(
      String className,
      String name,
      @Nullable Double seconds,
      @Nullable Failure failure,
      @Nullable String skipped) {}

  /** Why a test did not pass. */
  public record Failure(String type, String message, List<String> lines) {}

  private JunitXml() {}

  /** Returns the document. */
  public static String of(List<Suite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Suite suite : suites) {
        write(xml, suite);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string cannot be written to", e);
    }
    return text + "\n";
  }

  private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
    long failed = suite.tests().stream().filter(test -> test.failure() != null).count();
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite.name());
    xml.writeAttribute("tests", String.valueOf(suite.tests().size()));
    xml.writeAttribute("failures", String.valueOf(failed));
    xml.writeAttribute("errors", "0");
    long skipped = suite.tests().stream().filter(test -> test.skipped() != null).count();
    xml.writeAttribute("skipped", String.valueOf(skipped));
    for (Test test : suite.tests()) {
      write(xml, test);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, Test test) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", test.className());
    xml.writeAttribute("name", test.name());
    if (test.seconds() != null) {
      xml.writeAttribute("time", String.valueOf(test.seconds()));
    }
    if (test.skipped() != null) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", plain(test.skipped()));
    }
    Failure failure = test.failure();
    if (failure != null) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", plain(failure.message()));
      xml.writeAttribute("type", failure.type());
      for (String line : failure.lines()) {
        xml.writeCharacters(plain(line) + "\n");
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  // XML has no way to write most control characters, and tools print colours.
  static String plain(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
