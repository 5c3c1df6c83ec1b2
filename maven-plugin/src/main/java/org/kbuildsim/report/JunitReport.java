package org.kbuildsim.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.tree.Patch;

/** Findings as the XML that JUnit made common: a test suite a patch, a test a check. */
public final class JunitReport {
  private JunitReport() {}

  /** Returns the report. */
  public static String of(CheckResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Patch patch : result.series().patches()) {
        suite(xml, patch, result);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string cannot be written to", e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, Patch patch, CheckResult result)
      throws XMLStreamException {
    List<Finding> findings =
        result.findings().stream().filter(f -> f.patch() == patch.number()).toList();
    long failed = findings.stream().map(Finding::check).distinct().count();
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", result.series().label(patch.number()) + ": " + patch.subject());
    xml.writeAttribute("tests", String.valueOf(Check.values().length));
    xml.writeAttribute("failures", String.valueOf(failed));
    xml.writeAttribute("errors", "0");
    for (Check check : Check.values()) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "check-series");
      xml.writeAttribute("name", check.id());
      List<Finding> shown = findings.stream().filter(f -> f.check() == check).toList();
      if (!shown.isEmpty()) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", plain(shown.get(0).message()));
        xml.writeAttribute("type", shown.get(0).severity().word());
        for (Finding finding : shown) {
          String lines = String.join("\n", FindingText.lines(finding, result.series()));
          xml.writeCharacters(plain(lines) + "\n");
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  // XML has no way to write most control characters, and tools print colours.
  private static String plain(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
