package org.kbuildsim.check;

import java.util.List;

/** Something that holds for a tree's text, whatever the configuration. */
@FunctionalInterface
interface SourceProperty {
  /** Returns where it does not hold. */
  List<Observation> look(Sources sources);
}
