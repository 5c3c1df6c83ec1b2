package org.kbuildsim.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Goals and parameters are what users write into their builds: a change of them is seen here. */
final class GoalsTest {

  @Test
  void goalsAndParametersAreThoseOfTheList() throws Exception {
    TreeSet<String> lines = new TreeSet<>();
    NodeList mojos = descriptor().getElementsByTagName("mojo");
    for (int i = 0; i < mojos.getLength(); i++) {
      Element mojo = (Element) mojos.item(i);
      String goal = text(mojo, "goal");
      if (goal.equals("help")) {
        continue;
      }
      lines.add(
          "%s: project %s, phase %s"
              .formatted(goal, text(mojo, "requiresProject"), text(mojo, "phase")));
      Map<String, String> expressions = expressions(mojo);
      NodeList parameters = mojo.getElementsByTagName("parameter");
      for (int j = 0; j < parameters.getLength(); j++) {
        Element parameter = (Element) parameters.item(j);
        String name = text(parameter, "name");
        lines.add(
            "%s.%s: %s %s"
                .formatted(
                    goal, name, text(parameter, "type"), expressions.getOrDefault(name, "-")));
      }
    }

    try (InputStream golden = getClass().getResourceAsStream("goals.txt")) {
      assertThat(String.join("\n", lines) + "\n")
          .isEqualTo(
              new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, String> expressions(Element mojo) {
    Map<String, String> expressions = new TreeMap<>();
    Element configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
    if (configuration != null) {
      NodeList entries = configuration.getElementsByTagName("*");
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        String fallback = entry.getAttribute("default-value");
        expressions.put(
            entry.getTagName(),
            entry.getTextContent() + (fallback.isEmpty() ? "" : " default " + fallback));
      }
    }
    return expressions;
  }

  private static String text(Element parent, String tag) {
    NodeList found = parent.getElementsByTagName(tag);
    return found.getLength() == 0 ? "-" : found.item(0).getTextContent();
  }

  private Document descriptor() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/META-INF/maven/plugin.xml"))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }
}
