package org.kbuildsim.modpost;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of device tables: how an entry is laid out (kernel: {@code
 * include/linux/mod_devicetable.h}), and the alias it makes, by which udev finds the module.
 *
 * <p>This file is one table; kinds that need more than a line are in {@link UsbAlias}, {@link
 * InputAlias} and {@link DeviceRules}.
 */
final class DeviceKind {
  private static final long ANY8 = 0xff;
  private static final long ANY16 = 0xffff;
  private static final long ANY32 = 0xffffffffL;

  private static final Map<String, DeviceKind> KINDS = new HashMap<>();

  private final String fields;
  private final Rule rule;

  private DeviceKind(String fields, Rule rule) {
    this.fields = fields;
    this.rule = rule;
  }

  /** Makes the aliases of one entry. */
  @FunctionalInterface
  interface Rule {
    void describe(DeviceEntry entry, Sink sink);
  }

  /** A rule that makes exactly one alias. */
  @FunctionalInterface
  private interface OneAlias {
    Object alias(DeviceEntry entry);
  }

  /** Where a rule's aliases and complaints go. */
  record Sink(Session session, Module module, boolean is64) {
    void add(Object alias) {
      module.aliases().add(alias.toString());
    }
  }

  /** Returns the kind called {@code type}, or null if {@code dialect} has no such kind. */
  static @Nullable DeviceKind of(String type, ModpostDialect dialect) {
    if (dialect == ModpostDialect.V6_12) {
      DeviceKind old = KINDS.get(type + "@6.12");
      if (old != null) {
        return old.fields.isEmpty() ? null : old;
      }
    }
    return KINDS.get(type);
  }

  Layout layout(int longSize) {
    return Layout.of(fields, longSize);
  }

  Rule rule() {
    return rule;
  }

  private static void kind(String type, String fields, OneAlias rule) {
    KINDS.put(type, new DeviceKind(fields, (entry, sink) -> sink.add(rule.alias(entry))));
  }

  private static void rule(String type, String fields, Rule rule) {
    KINDS.put(type, new DeviceKind(fields, rule));
  }

  private static AliasText text(String start, DeviceEntry entry) {
    return AliasText.of(start, entry);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  static {
    kind(
        "hid",
        "u16 bus group; u32 vendor product; long data",
        e ->
            text("hid:", e)
                .unless(ANY16, "b", "bus")
                .unless(0, "g", "group")
                .unless(ANY32, "v", "vendor")
                .unless(ANY32, "p", "product"));
    kind(
        "ieee1394",
        "u32 match_flags vendor model specifier version; long data",
        e ->
            text("ieee1394:", e)
                .match(1, "ven", "vendor")
                .match(2, "mo", "model")
                .match(4, "sp", "specifier")
                .match(8, "ver", "version")
                .open());
    rule(
        "pci",
        "u32 vendor device subvendor subdevice class class_mask; long data; u32 override_only",
        DeviceRules::pci);
    kind(
        "ccw",
        "u16 match_flags cu_type dev_type; u8 cu_model dev_model; long data",
        e ->
            text("ccw:", e)
                .match(1, "t", "cu_type")
                .match(2, "m", "cu_model")
                .match(4, "dt", "dev_type")
                .match(8, "dm", "dev_model")
                .open());
    kind("ap", "u16 match_flags; u8 type", e -> "ap:t" + e.hex("type") + "*");
    kind("ap@6.12", "u16 match_flags; u8 type; long data", e -> "ap:t" + e.hex("type") + "*");
    kind("css", "u8 match_flags type; long data", e -> format("css:t%01X", e.get("type")));
    kind(
        "serio",
        "u8 type extra id proto",
        e ->
            text("serio:", e)
                .unless(ANY8, "ty", "type")
                .unless(ANY8, "pr", "proto")
                .unless(ANY8, "id", "id")
                .unless(ANY8, "ex", "extra")
                .open());
    kind("acpi", "char[16] id; long data; u32 cls cls_msk", DeviceRules::acpi);
    rule("pnp", "char[8] id; long data", DeviceRules::pnp);
    rule("pnp_card", "char[8] id; long data; char[64] devs", DeviceRules::pnpCard);
    kind(
        "pcmcia",
        "u16 match_flags manf_id card_id; u8 func_id function device_no; u32[4] hash;"
            + " long[4] prod_id; long data cisfile",
        DeviceRules::pcmcia);
    kind(
        "vio",
        "char[32] type compat",
        e ->
            text("", e)
                .add(
                    DeviceRules.withoutSpaces(
                        "vio:T"
                            + DeviceRules.orStar(e.string("type"))
                            + "S"
                            + DeviceRules.orStar(e.string("compat"))))
                .open());
    rule("of", "char[32] name type; char[128] compatible; long data", DeviceRules::deviceTree);
    rule(
        "usb",
        "u16 match_flags idVendor idProduct bcdDevice_lo bcdDevice_hi;"
            + " u8 bDeviceClass bDeviceSubClass bDeviceProtocol"
            + " bInterfaceClass bInterfaceSubClass bInterfaceProtocol bInterfaceNumber;"
            + " long data",
        UsbAlias::describe);
    rule("input", InputAlias.fields(0x11), InputAlias.rule(0x11));
    rule("input@6.12", InputAlias.fields(0x10), InputAlias.rule(0x10));
    kind("eisa", "char[8] sig; long data", e -> "eisa:s" + e.string("sig") + "*");
    kind(
        "parisc",
        "u8 hw_type hversion_rev; u16 hversion; u32 sversion",
        e ->
            text("parisc:", e)
                .unless(ANY8, "t", "hw_type")
                .unless(ANY16, "hv", "hversion")
                .unless(ANY8, "rev", "hversion_rev")
                .unless(ANY32, "sv", "sversion")
                .open());
    kind(
        "sdio",
        "u8 class; u16 vendor device; long data",
        e ->
            text("sdio:", e)
                .unless(ANY8, "c", "class")
                .unless(ANY16, "v", "vendor")
                .unless(ANY16, "d", "device")
                .open());
    kind(
        "ssb",
        "u16 vendor coreid; u8 revision pad",
        e ->
            text("ssb:", e)
                .unless(ANY16, "v", "vendor")
                .unless(ANY16, "id", "coreid")
                .unless(ANY8, "rev", "revision")
                .open());
    kind(
        "bcma",
        "u16 manuf id; u8 rev class",
        e ->
            text("bcma:", e)
                .unless(ANY16, "m", "manuf")
                .unless(ANY16, "id", "id")
                .unless(ANY8, "rev", "rev")
                .unless(ANY8, "cl", "class")
                .open());
    kind(
        "virtio",
        "u32 device vendor",
        e -> text("virtio:", e).unless(ANY32, "d", "device").unless(ANY32, "v", "vendor").open());
    kind("vmbus", "char[16] guid; long data", e -> "vmbus:" + DeviceRules.bytes(e, "guid", 16));
    kind("rpmsg", "char[32] name; long data", e -> "rpmsg:" + e.string("name"));
    kind("i2c", "char[20] name; long data", e -> "i2c:" + e.string("name"));
    kind(
        "i3c",
        "u8 match_flags dcr; u16 manuf_id part_id extra_info; long data",
        e ->
            text("i3c:", e)
                .match(1, "dcr", "dcr")
                .match(2, "manuf", "manuf_id")
                .match(4, "part", "part_id")
                .match(8, "ext", "extra_info"));
    kind(
        "slim",
        "u16 manf_id prod_code dev_index instance; long data",
        e -> format("slim:%x:%x:*", e.get("manf_id"), e.get("prod_code")));
    kind("spi", "char[32] name; long data", e -> "spi:" + e.string("name"));
    rule("dmi", "long callback ident; char[320] matches; long data", DeviceRules::dmi);
    kind("platform", "char[24] name; long data", e -> "platform:" + e.string("name"));
    kind("mdio", "u32 phy_id phy_id_mask", DeviceRules::mdio);
    kind("zorro", "u32 id; long data", e -> text("zorro:", e).unless(ANY32, "i", "id"));
    kind("isapnp", "u16 card_vendor card_device vendor function; long data", DeviceRules::isapnp);
    kind(
        "ipack",
        "u8 format; u32 vendor device",
        e ->
            text("ipack:", e)
                .unless(ANY8, "f", "format")
                .unless(ANY32, "v", "vendor")
                .unless(ANY32, "d", "device")
                .open());
    rule("amba", "u32 id mask; long data", DeviceRules::amba);
    kind("mipscdmm", "u8 type", e -> "mipscdmm:t" + e.hex("type") + "*");
    kind(
        "x86cpu",
        "u16 vendor family model steppings feature flags; u8 type; long data",
        e ->
            text("cpu:type:x86,", e)
                .unless(ANY16, "ven", "vendor")
                .unless(0, "fam", "family")
                .unless(0, "mod", "model")
                .add(":feature:*")
                .add(e.isNot("feature", 0) ? e.hex("feature") + "*" : ""));
    kind("cpu", "u16 feature", e -> "cpu:type:*:feature:*" + e.hex("feature") + "*");
    kind(
        "mei",
        "char[32] name; char[16] uuid; u8 version; long data",
        e ->
            text("mei:", e)
                .add(DeviceRules.orStar(e.string("name")))
                .add(":")
                .add(DeviceRules.guid(e, "uuid"))
                .unless(ANY8, ":", "version")
                .add(":*"));
    kind(
        "rapidio",
        "u16 did vid asm_did asm_vid",
        e ->
            text("rapidio:", e)
                .unless(ANY16, "v", "vid")
                .unless(ANY16, "d", "did")
                .unless(ANY16, "av", "asm_vid")
                .unless(ANY16, "ad", "asm_did")
                .open());
    kind(
        "ulpi",
        "u16 vendor product; long data",
        e -> format("ulpi:v%04xp%04x", e.get("vendor"), e.get("product")));
    kind(
        "hdaudio",
        "u32 vendor_id rev_id; u8 api_version; long name data",
        e ->
            text("hdaudio:", e)
                .unless(0, "v", "vendor_id")
                .unless(0, "r", "rev_id")
                .unless(0, "a", "api_version")
                .open());
    kind(
        "sdw",
        "u16 mfg_id part_id; u8 sdw_version class_id; long data",
        e ->
            text("sdw:", e)
                .unless(0, "m", "mfg_id")
                .unless(0, "p", "part_id")
                .unless(0, "v", "sdw_version")
                .unless(0, "c", "class_id")
                .open());
    kind(
        "fslmc",
        "u16 vendor; char[16] obj_type",
        e -> format("fsl-mc:v%08Xd", e.get("vendor")) + e.string("obj_type"));
    kind(
        "tbsvc",
        "u32 match_flags; char[9] key; u32 id version revision; long data",
        e ->
            text("tbsvc:k", e)
                .add(e.has("match_flags", 1) ? e.string("key") : "*")
                .match(2, "p", "id")
                .match(4, "v", "version")
                .match(8, "r", "revision")
                .open());
    kind("typec", "u16 svid; u8 mode; long data", e -> "typec:id" + e.hex("svid"));
    kind(
        "typec@6.12",
        "u16 svid; u8 mode; long data",
        e -> text("typec:id" + e.hex("svid"), e).unless(7, "m", "mode"));
    kind("tee", "char[16] uuid", e -> text("tee:", e).add(DeviceRules.uuid(e, "uuid")).open());
    rule("wmi", "char[37] guid_string; long data", DeviceRules::wmi);
    kind("mhi", "char[32] chan; long data", e -> "mhi:" + e.string("chan"));
    kind("mhi_ep", "char[32] chan; long data", e -> "mhi_ep:" + e.string("chan"));
    kind("auxiliary", "char[40] name; long data", e -> "auxiliary:" + e.string("name"));
    kind("auxiliary@6.12", "char[32] name; long data", e -> "auxiliary:" + e.string("name"));
    kind(
        "ssam",
        "u8 match_flags domain category target instance function; long data",
        e ->
            text("ssam:d" + e.hex("domain") + "c" + e.hex("category"), e)
                .match(1, "t", "target")
                .match(2, "i", "instance")
                .match(4, "f", "function"));
    kind(
        "dfl",
        "u16 type feature_id; long data",
        e -> "dfl:t" + e.hex("type") + "f" + e.hex("feature_id") + "*");
    kind(
        "ishtp",
        "char[16] guid; long data",
        e -> "ishtp:{" + DeviceRules.guid(e, "guid").toUpperCase(Locale.ROOT) + "}");
    rule(
        "cdx",
        "u16 vendor device subvendor subdevice; u32 class class_mask override_only",
        DeviceRules::cdx);
    kind("vchiq", "char[32] name", e -> "vchiq:" + e.string("name"));
    kind("coreboot", "u32 tag; long data", e -> "coreboot:t" + e.hex("tag"));
    kind("mcb", "u16 device; long data", e -> format("mcb:16z%03d", e.get("device")));
    kind("mcb@6.12", "", e -> "");
  }
}
