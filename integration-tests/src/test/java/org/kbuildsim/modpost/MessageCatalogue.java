package org.kbuildsim.modpost;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every message that our modpost has words for, as a pattern of what it prints. */
public final class MessageCatalogue {
  private static final String TEXT = "\u00a1";
  private static final int NUMBER = 1_234_567;

  private MessageCatalogue() {}

  /** Returns the messages of {@code dialect} by the names of the methods that make them. */
  public static Map<String, Pattern> of(ModpostDialect dialect) {
    Map<String, Pattern> catalogue = new TreeMap<>();
    Messages messages = new Messages(dialect);
    List<Method> makers = Arrays.asList(Messages.class.getDeclaredMethods());
    makers.sort(Comparator.comparing(Method::getName));
    for (Method maker : makers) {
      if (!Modifier.isPrivate(maker.getModifiers()) && !maker.isSynthetic()) {
        catalogue.put(maker.getName(), pattern(maker, messages, dialect));
      }
    }
    return catalogue;
  }

  private static Pattern pattern(Method maker, Messages messages, ModpostDialect dialect) {
    Object[] arguments =
        Arrays.stream(maker.getParameterTypes()).map(type -> any(type, dialect)).toArray();
    String text;
    try {
      maker.setAccessible(true);
      text = (String) maker.invoke(messages, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(maker.getName(), e);
    }
    String pattern =
        Pattern.quote(text)
            .replace(TEXT + ".ko", TEXT)
            .replace(TEXT, "\\E.*?\\Q")
            .replace(String.valueOf(NUMBER), "\\E[0-9a-fx]+\\Q");
    return Pattern.compile(pattern);
  }

  private static Object any(Class<?> type, ModpostDialect dialect) {
    if (type == String.class) {
      return TEXT;
    } else if (type == char.class) {
      return TEXT.charAt(0);
    } else if (type == int.class) {
      return NUMBER;
    } else if (type == long.class) {
      return (long) NUMBER;
    }
    return new Module(TEXT, null, dialect, true);
  }
}
