package org.kbuildsim.modpost;

/** Whether a module may use the symbols of a namespace. */
final class Namespaces {
  static final String MODULE_PREFIX = "module:";

  private Namespaces() {}

  /** Returns whether {@code module} imports {@code namespace}; all import the unnamed one. */
  static boolean isImported(Module module, String namespace) {
    return namespace.isEmpty() || module.importedNamespaces().contains(namespace);
  }

  /**
   * Returns whether {@code namespace} is {@code module:a,b*} and names the module {@code baseName}.
   */
  static boolean isFor(String namespace, String baseName) {
    if (!namespace.startsWith(MODULE_PREFIX)) {
      return false;
    }
    int at = MODULE_PREFIX.length();
    while (at < namespace.length()) {
      int comma = namespace.indexOf(',', at);
      int end = comma < 0 ? namespace.length() : comma;
      boolean glob = namespace.charAt(end - 1) == '*';
      int length = end - at - (glob ? 1 : 0);
      if (baseName.startsWith(namespace.substring(at, at + length))
          && (glob || length == baseName.length())) {
        return true;
      }
      at = comma < 0 ? end : comma + 1;
    }
    return false;
  }
}
