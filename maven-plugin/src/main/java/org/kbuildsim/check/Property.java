package org.kbuildsim.check;

import java.util.List;

/** Something that holds for a tree that was built. */
@FunctionalInterface
interface Property {
  /** Returns where it does not hold. */
  List<Observation> look(State state) throws InterruptedException;
}
