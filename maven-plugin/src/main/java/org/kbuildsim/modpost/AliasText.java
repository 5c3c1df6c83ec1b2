package org.kbuildsim.modpost;

/** Builds one alias from the fields of an entry: {@code prefix}, then the number or {@code *}. */
final class AliasText {
  private final DeviceEntry entry;
  private final StringBuilder text;

  private AliasText(String start, DeviceEntry entry) {
    this.text = new StringBuilder(start);
    this.entry = entry;
  }

  static AliasText of(String start, DeviceEntry entry) {
    return new AliasText(start, entry);
  }

  /** Adds a field, unless its number is {@code any}, which stands for all. */
  AliasText unless(long any, String prefix, String field) {
    return when(entry.isNot(field, any), prefix, field);
  }

  /** Adds a field if {@code match_flags} says that it counts. */
  AliasText match(long flag, String prefix, String field) {
    return when(entry.has("match_flags", flag), prefix, field);
  }

  /** Adds a field if {@code counts}, else {@code *}. */
  AliasText when(boolean counts, String prefix, String field) {
    return add(prefix).add(counts ? entry.hex(field) : "*");
  }

  AliasText add(String more) {
    text.append(more);
    return this;
  }

  /** Makes it end in {@code *}, so that later kernels can add fields. */
  AliasText open() {
    return text.length() > 0 && text.charAt(text.length() - 1) == '*' ? this : add("*");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
