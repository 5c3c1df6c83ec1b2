package org.kbuildsim.modpost;

import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.modpost.CommandLine.Flag;
import org.kbuildsim.modpost.Module.Export;
import org.kbuildsim.modpost.Module.Reference;

/** Resolves what modules need against what is exported, and whether they may use it. */
final class ReferenceCheck {
  private static final int MAX_UNDEFINED = 10;

  private final Session session;
  private long undefined;

  ReferenceCheck(Session session) {
    this.session = session;
  }

  void check(Module module) {
    for (Reference reference : module.references()) {
      Export export = session.exports().find(reference.name());
      if (export == null) {
        if (!reference.isWeak()) {
          undefined(module, reference);
        }
      } else if (export.module() == module) {
        session
            .report()
            .error(session.messages().exportedWithoutDefinition(module, reference.name()));
      } else {
        use(module, reference, export);
      }
    }
  }

  /** Returns how many undefined symbols were not told, because there were too many. */
  long suppressed() {
    return Math.max(0, undefined - MAX_UNDEFINED);
  }

  private void undefined(Module module, Reference reference) {
    if (undefined++ < MAX_UNDEFINED) {
      Severity severity =
          session.options().has(Flag.WARN_UNRESOLVED) ? Severity.WARNING : Severity.ERROR;
      session.report().say(severity, session.messages().undefined(module, reference.name()));
    }
  }

  private void use(Module module, Reference reference, Export export) {
    export.use();
    reference.resolve(export);
    String namespace = export.namespace();
    if (!Namespaces.isImported(module, namespace)
        && !(session.dialect().hasModuleNamespaces()
            && Namespaces.isFor(namespace, Text.baseName(module.name())))) {
      Severity severity =
          session.options().has(Flag.ALLOW_MISSING_NAMESPACES) ? Severity.WARNING : Severity.ERROR;
      session
          .report()
          .say(severity, session.messages().missingNamespace(module, export.name(), namespace));
      module.unimported().add(export);
    }
    if (!module.isGplCompatible() && export.gplOnly()) {
      session.report().error(session.messages().gplOnly(module, export.name()));
      module.refusedByLicense().add(export);
    }
  }
}
