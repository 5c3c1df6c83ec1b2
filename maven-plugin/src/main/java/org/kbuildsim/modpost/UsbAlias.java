package org.kbuildsim.modpost;

import java.util.Locale;

/**
 * Aliases of USB drivers. A range of device versions becomes as many patterns as it takes: versions
 * 0123 to 0156 are {@code d012[3-9]*}, {@code d01[3-4]*}, {@code d015[0-6]*}.
 */
final class UsbAlias {
  private static final int DIGITS = 4;

  private final DeviceEntry entry;
  private final DeviceKind.Sink sink;
  private final int max;

  private UsbAlias(DeviceEntry entry, DeviceKind.Sink sink, int max) {
    this.entry = entry;
    this.sink = sink;
    this.max = max;
  }

  static void describe(DeviceEntry entry, DeviceKind.Sink sink) {
    // An empty slot, filled at run time, would match every device there is.
    if ((entry.get("idVendor")
            | entry.get("idProduct")
            | entry.get("bDeviceClass")
            | entry.get("bInterfaceClass"))
        == 0) {
      return;
    }
    long low = entry.has("match_flags", 4) ? entry.get("bcdDevice_lo") : 0;
    long high = entry.has("match_flags", 8) ? entry.get("bcdDevice_hi") : 0xffffffffL;
    new UsbAlias(entry, sink, isDecimal(low, high) ? 9 : 15).range(low, high);
  }

  private static boolean isDecimal(long low, long high) {
    long end = Math.min(high, 0x9999);
    for (int shift = 0; shift < 4 * DIGITS; shift += 4) {
      if ((low >> shift & 15) > 9 || (end >> shift & 15) > 9) {
        return false;
      }
    }
    return true;
  }

  private void range(long first, long last) {
    long low = first;
    long high = last;
    for (int digits = DIGITS - 1; low <= high; digits--) {
      int lowDigit = (int) (low & 15);
      int highDigit = (int) Math.min(high & 15, max);
      low >>= 4;
      high >>= 4;
      if (low == high || digits == 0) {
        pattern(low, digits, lowDigit, highDigit);
        return;
      }
      if (lowDigit > 0) {
        pattern(low, digits, lowDigit, max);
        low = step(low, 1);
      }
      if (highDigit < max) {
        pattern(high, digits, 0, highDigit);
        high = step(high, -1);
      }
    }
  }

  /** Counts on or back, digit by decimal digit where versions are decimal. */
  private long step(long number, int by) {
    if (max > 9) {
      return number + by & 0xffffffffL;
    }
    long value = 0;
    for (int i = DIGITS - 1; i >= 0; i--) {
      value = value * 10 + Math.min(number >> (4 * i) & 15, 9);
    }
    value += by;
    long result = 0;
    for (int i = 0; i < DIGITS; i++) {
      result |= Long.remainderUnsigned(value, 10) << (4 * i);
      value = Long.divideUnsigned(value, 10);
    }
    return result;
  }

  private void pattern(long leading, int digits, int from, int to) {
    AliasText text =
        AliasText.of("usb:", entry)
            .match(1, "v", "idVendor")
            .match(2, "p", "idProduct")
            .add("d")
            .add(digits == 0 ? "" : DeviceEntry.hex(leading & 0xffffffffL, digits))
            .add(digit(from, to))
            .add(digits < DIGITS - 1 ? "*" : "")
            .match(0x10, "dc", "bDeviceClass")
            .match(0x20, "dsc", "bDeviceSubClass")
            .match(0x40, "dp", "bDeviceProtocol")
            .match(0x80, "ic", "bInterfaceClass")
            .match(0x100, "isc", "bInterfaceSubClass")
            .match(0x200, "ip", "bInterfaceProtocol")
            .match(0x400, "in", "bInterfaceNumber")
            .open();
    sink.add(text);
  }

  private String digit(int from, int to) {
    if (from == to) {
      return hex(from);
    }
    if (from == 0 && to >= max) {
      return "";
    }
    if (from > 9 || to < 10) {
      return "[" + hex(from) + "-" + hex(to) + "]";
    }
    return "[" + hex(from) + (from < 9 ? "-9" : "") + (to > 10 ? "A-" : "") + hex(to) + "]";
  }

  private static String hex(int digit) {
    return Integer.toHexString(digit).toUpperCase(Locale.ROOT);
  }
}
