package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/** A prerequisite in the list of one target. */
public final class Prerequisite {
  private Target target;
  private final boolean hidden;
  private boolean orderOnly;
  private boolean waits;
  private boolean changed;

  Prerequisite(Target target, boolean orderOnly) {
    this(target, orderOnly, false);
  }

  Prerequisite(Target target, boolean orderOnly, boolean hidden) {
    this.target = target;
    this.orderOnly = orderOnly;
    this.hidden = hidden;
  }

  /** Returns the prerequisite itself. */
  public Target target() {
    return target;
  }

  /** Puts another target in its place. */
  public void setTarget(Target target) {
    this.target = target;
  }

  /** Returns whether its age does not matter. */
  public boolean orderOnly() {
    return orderOnly;
  }

  /** Returns whether those before it have to be made before it is begun with ({@code .WAIT}). */
  public boolean waits() {
    return waits;
  }

  void setWaits() {
    waits = true;
  }

  void setOrderOnly(boolean orderOnly) {
    this.orderOnly = orderOnly;
  }

  /** Returns whether automatic variables do not name it ({@code .EXTRA_PREREQS}). */
  boolean hidden() {
    return hidden;
  }

  /** Returns whether it counts as newer than its target: is named in {@code $?}. */
  public boolean changed() {
    return changed;
  }

  /** Sets whether it counts as newer than its target. */
  public void setChanged(boolean changed) {
    this.changed = changed;
  }

  /** A prerequisite not yet looked up: a name, or text to be expanded when its rule is used. */
  record Name(
      String text,
      boolean orderOnly,
      @Nullable String stemForExpansion,
      boolean expand,
      boolean waits,
      boolean hidden) {
    Name(String text, boolean orderOnly) {
      this(text, orderOnly, null, false, false, false);
    }

    /** Returns the name that is to be expanded, with the stem of the rule it stands in. */
    static Name unexpanded(String text, boolean orderOnly, @Nullable String stem) {
      return new Name(text, orderOnly, stem, true, false, false);
    }

    Name withWait(boolean waiting) {
      return new Name(text, orderOnly, stemForExpansion, expand, waiting, hidden);
    }

    /** Returns the same, not named by automatic variables ({@code .EXTRA_PREREQS}). */
    Name asHidden() {
      return new Name(text, orderOnly, stemForExpansion, expand, waits, true);
    }

    /** Returns what has {@code expanded} in place of this text, and is the same otherwise. */
    Name as(String expanded) {
      return new Name(expanded, orderOnly, null, false, waits, hidden);
    }

    /** Returns the prerequisite that is {@code target}. */
    Prerequisite of(Target target) {
      Prerequisite made = new Prerequisite(target, orderOnly, hidden);
      if (waits) {
        made.setWaits();
      }
      return made;
    }
  }

  @Override
  public String toString() {
    return target.name();
  }
}
