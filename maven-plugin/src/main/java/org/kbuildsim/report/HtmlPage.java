package org.kbuildsim.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** A page of HTML that needs nothing beside it, by one of the templates that lie here. */
final class HtmlPage {
  private HtmlPage() {}

  static String of(String template, Map<String, Object> model) {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(HtmlPage.class, "");
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setNumberFormat("computer");
    StringWriter page = new StringWriter();
    try {
      templates.getTemplate(template).process(model, page);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("the report's own template", e);
    }
    return page.toString();
  }
}
