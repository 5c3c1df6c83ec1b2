package org.kbuildsim.modpost;

import java.util.Locale;

/** Aliases of input handlers: the kinds of events they take, bit by bit. */
final class InputAlias {
  private static final String[] LETTERS = {"e", "k", "r", "a", "m", "l", "s", "f", "w"};
  private static final String[] BITMAPS = {
    "ev", "key", "rel", "abs", "msc", "led", "snd", "ff", "sw"
  };
  private static final int[] LAST = {0x1f, 0x2ff, 0x0f, 0x3f, 0x07, 0x0f, 0x07, 0x7f};
  private static final int FIRST_KEY = 0x71; // keys below are every keyboard's

  private InputAlias() {}

  /** Returns the layout of an entry where {@code lastSwitch} is the highest switch. */
  static String fields(int lastSwitch) {
    StringBuilder fields = new StringBuilder("long flags; u16 bustype vendor product version");
    for (int i = 0; i < BITMAPS.length; i++) {
      fields.append("; bits[").append(last(i, lastSwitch)).append("] ").append(BITMAPS[i]);
    }
    return fields.append("; bits[31] prop; long data").toString();
  }

  static DeviceKind.Rule rule(int lastSwitch) {
    return (entry, sink) -> {
      AliasText start =
          AliasText.of("", entry)
              .when(entry.has("flags", 1), "b", "bustype")
              .when(entry.has("flags", 2), "v", "vendor")
              .when(entry.has("flags", 4), "p", "product")
              .when(entry.has("flags", 8), "e", "version")
              .add("-");
      AliasBuffer text = new AliasBuffer(sink.session()).append(start.toString());
      for (int i = 0; i < BITMAPS.length; i++) {
        text.append(LETTERS[i] + "*");
        if (entry.has("flags", 0x10L << i)) {
          for (int bit = i == 1 ? FIRST_KEY : 0; bit <= last(i, lastSwitch); bit++) {
            if (entry.bit(BITMAPS[i], bit)) {
              text.append(Integer.toHexString(bit).toUpperCase(Locale.ROOT) + ",*");
            }
          }
        }
      }
      sink.add("input:" + text);
    };
  }

  private static int last(int bitmap, int lastSwitch) {
    return bitmap < LAST.length ? LAST[bitmap] : lastSwitch;
  }
}
