package org.kbuildsim.modpost;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the less regular kinds of {@link DeviceKind} make their aliases. */
final class DeviceRules {
  /** The parts of a DMI alias in order, each with the slot (enum dmi_field) it is matched by. */
  private static final String[] DMI_PREFIXES = {
    "bvn", "bvr", "bd", "br", "efr", "svn", "pn", "pvr", "rvn", "rn", "rvr", "cvn", "ct", "cvr"
  };

  private static final int[] DMI_SLOTS = {1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 18, 19, 20};
  private static final int DMI_MATCH_SIZE = 80;
  private static final int UUID_LENGTH = 36;

  private DeviceRules() {}

  static void pci(DeviceEntry e, DeviceKind.Sink sink) {
    String bus = busOf(e, sink, "PCI", "pci:");
    if (bus == null) {
      return;
    }
    long mask = e.get("class_mask");
    if (isPartial(mask >> 16) || isPartial(mask >> 8) || isPartial(mask)) {
      String digits = String.format(Locale.ROOT, "%04X", mask);
      sink.session().report().warning(sink.session().messages().unknownMask(sink.module(), digits));
      return;
    }
    long type = e.get("class");
    sink.add(
        AliasText.of(bus, e)
            .unless(0xffffffffL, "v", "vendor")
            .unless(0xffffffffL, "d", "device")
            .unless(0xffffffffL, "sv", "subvendor")
            .unless(0xffffffffL, "sd", "subdevice")
            .add("bc" + byteOrStar(type >> 16, mask >> 16))
            .add("sc" + byteOrStar(type >> 8, mask >> 8))
            .add("i" + byteOrStar(type, mask))
            .open());
  }

  static void cdx(DeviceEntry e, DeviceKind.Sink sink) {
    String bus = busOf(e, sink, "CDX", "cdx:");
    if (bus != null) {
      sink.add(
          AliasText.of(bus, e)
              .unless(0xffff, "v", "vendor")
              .unless(0xffff, "d", "device")
              .unless(0xffff, "sv", "subvendor")
              .unless(0xffff, "sd", "subdevice")
              .when(e.get("class_mask") == 0xffffff, "c", "class"));
    }
  }

  /** Returns the prefix: the bus's own, or VFIO's for entries that only an override may match. */
  private static @Nullable String busOf(
      DeviceEntry e, DeviceKind.Sink sink, String name, String prefix) {
    if (e.get("override_only") == 0) {
      return prefix;
    }
    if (e.get("override_only") == 1) {
      return "vfio_" + prefix;
    }
    // 7.3 goes on with an alias that begins with whatever its buffer held; an entry without alias,
    // as in 6.12 and for CDX, is the nearest that can be said.
    sink.session()
        .report()
        .warning(sink.session().messages().unknownOverride(name, e.hex("override_only")));
    return null;
  }

  private static boolean isPartial(long mask) {
    return (mask & 0xff) != 0 && (mask & 0xff) != 0xff;
  }

  private static String byteOrStar(long value, long mask) {
    return (mask & 0xff) == 0xff ? DeviceEntry.hex(value & 0xff, 2) : "*";
  }

  static String acpi(DeviceEntry e) {
    String id = e.string("id");
    if (id.isEmpty()) {
      StringBuilder bytes = new StringBuilder();
      for (int shift = 16; shift >= 0; shift -= 8) {
        boolean counts = (e.get("cls_msk") >> shift & 0xff) != 0;
        bytes.append(
            counts ? String.format(Locale.ROOT, "%02x", e.get("cls") >> shift & 0xff) : "??");
      }
      id = bytes.toString();
    }
    return "acpi*:" + id + ":*";
  }

  static void pnp(DeviceEntry e, DeviceKind.Sink sink) {
    pnpId(e.string("id"), sink);
  }

  static void pnpCard(DeviceEntry e, DeviceKind.Sink sink) {
    for (int i = 0; i < 8; i++) {
      String id = e.string("devs", 8 * i);
      if (id.isEmpty()) {
        return;
      }
      // The kernels that keep doubles of other tables keep none of these.
      if (!sink.module().aliases().all().contains("pnp:d" + id + "*")) {
        pnpId(id, sink);
      }
    }
  }

  private static void pnpId(String id, DeviceKind.Sink sink) {
    sink.add("pnp:d" + id + "*");
    StringBuilder upper = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      upper.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    sink.add("acpi*:" + upper + ":*");
  }

  static AliasText pcmcia(DeviceEntry e) {
    AliasText text =
        AliasText.of("pcmcia:", e)
            .match(0x1, "m", "manf_id")
            .match(0x2, "c", "card_id")
            .match(0x4, "f", "func_id")
            .match(0x8, "fn", "function")
            .match(0x100, "pfn", "device_no");
    for (int i = 0; i < 4; i++) {
      text.add("p" + (char) ('a' + i));
      text.add(e.has("match_flags", 0x10L << i) ? e.hex("hash", i) : "*");
    }
    return text.open();
  }

  static void deviceTree(DeviceEntry e, DeviceKind.Sink sink) {
    String type = e.string("type");
    String compatible = e.string("compatible");
    String alias = "of:N" + orStar(e.string("name")) + "T" + orStar(type);
    if (!compatible.isEmpty()) {
      alias += (type.isEmpty() ? "" : "*") + "C" + compatible;
    }
    alias = withoutSpaces(alias);
    sink.add(alias);
    sink.add(alias + "C*");
  }

  static void dmi(DeviceEntry e, DeviceKind.Sink sink) {
    AliasBuffer text = new AliasBuffer(sink.session());
    for (int i = 0; i < DMI_SLOTS.length; i++) {
      for (int match = 0; match < 4; match++) {
        int at = match * DMI_MATCH_SIZE;
        // The upper bit says whether the match has to be exact, which an alias cannot.
        if ((e.get("matches", at) & 0x7f) == DMI_SLOTS[i]) {
          text.append(":" + DMI_PREFIXES[i] + "*");
          text.appendFiltered(e.string("matches", at + 1)).append("*");
        }
      }
    }
    sink.add("dmi*" + text + ":");
  }

  static String mdio(DeviceEntry e) {
    StringBuilder text = new StringBuilder("mdio:");
    for (int bit = 31; bit >= 0; bit--) {
      boolean counts = (e.get("phy_id_mask") >> bit & 1) != 0;
      text.append(!counts ? '?' : (e.get("phy_id") >> bit & 1) != 0 ? '1' : '0');
    }
    return text.toString();
  }

  static String isapnp(DeviceEntry e) {
    int vendor = (int) e.get("vendor");
    int function = (int) e.get("function");
    // Three letters of five bits each, then four hexadecimal digits, bytes swapped (EISA id).
    return String.format(
        Locale.ROOT,
        "pnp:d%c%c%c%x%x%x%x*",
        (char) ('A' + (vendor >> 2 & 0x3f) - 1 & 0xff),
        (char) ('A' + ((vendor & 3) << 3 | (vendor >> 13 & 7)) - 1),
        (char) ('A' + (vendor >> 8 & 0x1f) - 1),
        function >> 4 & 15,
        function & 15,
        function >> 12 & 15,
        function >> 8 & 15);
  }

  static void amba(DeviceEntry e, DeviceKind.Sink sink) {
    long id = e.get("id");
    long mask = e.get("mask");
    if ((id & mask) != id) {
      throw sink.session()
          .report()
          .fatal(sink.session().messages().ambaMask(sink.module(), e.hex("id"), e.hex("mask")));
    }
    StringBuilder text = new StringBuilder("amba:d");
    for (int shift = 28; shift >= 0; shift -= 4) {
      digit(text, (int) (id >> shift & 15), (int) (mask >> shift & 15));
    }
    sink.add(text);
  }

  private static void digit(StringBuilder text, int digit, int mask) {
    if (mask == 0) {
      text.append('?');
    } else if (mask == 15) {
      text.append(DeviceEntry.hex(digit, 1));
    } else {
      text.append('[');
      for (int i = 0; i < 16; i++) {
        if ((i & mask) == digit) {
          text.append(DeviceEntry.hex(i, 1));
        }
      }
      text.append(']');
    }
  }

  static void wmi(DeviceEntry e, DeviceKind.Sink sink) {
    String guid = e.string("guid_string");
    Messages messages = sink.session().messages();
    if (guid.length() != UUID_LENGTH) {
      sink.session().report().warning(messages.invalidWmiId(sink.module(), guid));
      return;
    }
    if (!sink.session().dialect().checksWmiGuid()) {
      sink.add("wmi:" + guid);
      return;
    }
    for (int i = 0; i < guid.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = guid.charAt(i);
      if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
        sink.session().report().warning(messages.invalidWmiCharacter(sink.module(), c, guid));
        return;
      }
    }
    sink.add("wmi:" + guid.toUpperCase(Locale.ROOT));
  }

  /** Returns 16 bytes as a GUID: its first three groups are little-endian numbers. */
  static String guid(DeviceEntry e, String field) {
    return groups(e, field, 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15);
  }

  static String uuid(DeviceEntry e, String field) {
    return groups(e, field, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  }

  private static String groups(DeviceEntry e, String field, int... order) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < order.length; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        text.append('-');
      }
      text.append(String.format(Locale.ROOT, "%02x", e.get(field, order[i])));
    }
    return text.toString();
  }

  static String bytes(DeviceEntry e, String field, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(String.format(Locale.ROOT, "%02x", e.get(field, i)));
    }
    return text.toString();
  }

  static String orStar(String text) {
    return text.isEmpty() ? "*" : text;
  }

  static String withoutSpaces(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Text.isSpace(c) ? '_' : c);
    }
    return out.toString();
  }
}
