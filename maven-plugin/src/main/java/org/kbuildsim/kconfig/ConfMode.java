package org.kbuildsim.kconfig;

/** What {@code conf} is to do; the constant's name in lower case is the option. */
enum ConfMode {
  OLDASKCONFIG,
  SYNCCONFIG,
  OLDCONFIG,
  ALLNOCONFIG("allno.config"),
  ALLYESCONFIG("allyes.config"),
  ALLMODCONFIG("allmod.config"),
  ALLDEFCONFIG("alldef.config"),
  RANDCONFIG("allrandom.config"),
  DEFCONFIG,
  SAVEDEFCONFIG,
  LISTNEWCONFIG,
  HELPNEWCONFIG,
  OLDDEFCONFIG,
  YES2MODCONFIG,
  MOD2YESCONFIG,
  MOD2NOCONFIG;

  private final String seed;

  ConfMode() {
    this("");
  }

  ConfMode(String seed) {
    this.seed = seed;
  }

  /** Returns the file that KCONFIG_ALLCONFIG=1 stands for; empty where it is not looked at. */
  String seed() {
    return seed;
  }

  /** Returns whether it starts without a {@code .config}. */
  boolean isFresh() {
    return !seed.isEmpty();
  }

  boolean takesFile() {
    return this == DEFCONFIG || this == SAVEDEFCONFIG;
  }
}
