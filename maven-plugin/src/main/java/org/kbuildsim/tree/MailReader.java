package org.kbuildsim.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/**
 * A mail that may hold a patch.
 *
 * @param subject without {@code [PATCH …]}
 * @param version of the series, 1 if the subject does not say
 * @param number in the series, 0 for a cover letter; -1 if the subject does not say
 * @param total of the series, -1 if the subject does not say
 * @param text everything that is text, attachments behind the body; ISO 8859-1 for any bytes
 */
record MailReader(String subject, String author, int version, int number, int total, String text) {
  private static final Pattern TAG = Pattern.compile("\\[([^\\]]*PATCH[^\\]]*)\\]\\s*");
  private static final Pattern BRACKETS = Pattern.compile("^(\\s*\\[[^\\]]*\\])+\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\b(\\d+)/(\\d+)\\b");
  private static final Pattern VERSION = Pattern.compile("\\bv(\\d+)\\b");

  /** Reads a mail, in any of the encodings that mails come in. */
  static MailReader read(byte[] mail) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    Message message = builder.parseMessage(new ByteArrayInputStream(mail));
    StringBuilder text = new StringBuilder();
    collect(message, text);
    String subject = message.getSubject() == null ? "" : message.getSubject();
    subject = subject.replaceAll("\\s+", " ").strip();
    Matcher tag = TAG.matcher(subject);
    String words = tag.find() ? tag.group(1) : "";
    Matcher number = NUMBER.matcher(words);
    Matcher version = VERSION.matcher(words);
    boolean numbered = number.find();
    return new MailReader(
        BRACKETS.matcher(subject).replaceFirst(""),
        author(message.getFrom()),
        version.find() ? Integer.parseInt(version.group(1)) : 1,
        numbered ? Integer.parseInt(number.group(1)) : -1,
        numbered ? Integer.parseInt(number.group(2)) : -1,
        unixLines(text.toString()));
  }

  boolean hasDiff() {
    return text.startsWith("diff --git ")
        || text.contains("\ndiff --git ")
        || (text.contains("\n--- ") && text.contains("\n+++ ") && text.contains("\n@@ "));
  }

  private static String author(MailboxList from) {
    if (from == null || from.isEmpty()) {
      return "";
    }
    String name = from.get(0).getName();
    return name == null ? from.get(0).getAddress() : name;
  }

  private static void collect(Entity entity, StringBuilder text) throws IOException {
    Body body = entity.getBody();
    if (body instanceof Multipart parts) {
      for (Entity part : parts.getBodyParts()) {
        collect(part, text);
      }
    } else if (body instanceof SingleBody single && isText(entity, single)) {
      try (InputStream in = single.getInputStream()) {
        text.append(utf8(in.readAllBytes(), entity.getCharset()));
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
          text.append('\n');
        }
      }
    }
  }

  // Attached patches come as text, as no type in particular, or as one that some mailer made up.
  private static boolean isText(Entity entity, SingleBody body) {
    String name = entity.getFilename();
    return body instanceof TextBody
        || (name != null && (name.endsWith(".patch") || name.endsWith(".diff")));
  }

  // As git mailinfo: what a mail holds becomes UTF-8, whatever it was sent in.
  private static String utf8(byte[] bytes, String charset) {
    byte[] converted = bytes;
    if (charset != null && Charset.isSupported(charset)) {
      Charset from = Charset.forName(charset);
      if (!from.equals(StandardCharsets.UTF_8) && !from.equals(StandardCharsets.US_ASCII)) {
        converted = new String(bytes, from).getBytes(StandardCharsets.UTF_8);
      }
    }
    return new String(converted, StandardCharsets.ISO_8859_1);
  }

  /** Returns {@code text} with line feeds alone, as git am takes mails by default. */
  static String unixLines(String text) {
    return text.replace("\r\n", "\n");
  }
}
