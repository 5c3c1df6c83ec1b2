package org.kbuildsim.modpost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The device aliases of a module, in the order of its tables. */
final class Aliases {
  private final boolean unique;
  private final boolean ofBuiltinCode;
  private final List<String> all = new ArrayList<>();
  private final Map<String, String> builtinModules = new HashMap<>();
  private String builtinModule = "";

  Aliases(ModpostDialect dialect, boolean ofBuiltinCode) {
    this.unique = dialect.hasBuiltinAliases();
    this.ofBuiltinCode = ofBuiltinCode;
  }

  /** Says which module the aliases that follow are of; in vmlinux there are those of many. */
  void from(String module) {
    builtinModule = module;
  }

  void add(String alias) {
    boolean isNew = builtinModules.putIfAbsent(alias, builtinModule) == null;
    if (isNew || !unique) {
      all.add(alias);
    }
  }

  Collection<String> all() {
    return all;
  }

  /** Returns the module that an alias of vmlinux is of. */
  String builtinModule(String alias) {
    return ofBuiltinCode ? builtinModules.getOrDefault(alias, "") : "";
  }
}
