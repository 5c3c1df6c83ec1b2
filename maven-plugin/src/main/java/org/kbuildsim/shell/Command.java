package org.kbuildsim.shell;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed command, simple or compound; immutable, so one tree may run many times at once. */
sealed interface Command {

  /**
   * Runs the visitor's method for this kind of command.
   *
   * @param tested whether somebody looks at the status, so that {@code set -e} is not concerned
   * @return the exit status
   */
  int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException;

  /** What is done with each kind of command. */
  interface Visitor {
    int simple(Simple command, boolean tested) throws IOException, InterruptedException;

    int pipeline(Pipeline command, boolean tested) throws IOException, InterruptedException;

    int not(Not command, boolean tested) throws IOException, InterruptedException;

    int andOr(AndOr command, boolean tested) throws IOException, InterruptedException;

    int sequence(Sequence command, boolean tested) throws IOException, InterruptedException;

    int subshell(Subshell command, boolean tested) throws IOException, InterruptedException;

    int condition(If command, boolean tested) throws IOException, InterruptedException;

    int each(For command, boolean tested) throws IOException, InterruptedException;

    int loop(Loop command, boolean tested) throws IOException, InterruptedException;

    int choice(Case command, boolean tested) throws IOException, InterruptedException;

    int define(Function command, boolean tested) throws IOException, InterruptedException;

    int redirected(Redirected command, boolean tested) throws IOException, InterruptedException;
  }

  /** {@code name=value} before a command. */
  record Assignment(String name, Word value) {}

  /** Assignments, words and redirections; any of the three may be missing, not all. */
  record Simple(int line, List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
      implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.simple(this, tested);
    }
  }

  /** Two or more commands, each one's output the next one's input. */
  record Pipeline(List<Command> commands) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.pipeline(this, tested);
    }
  }

  /** {@code ! command}. */
  record Not(Command command) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.not(this, tested);
    }
  }

  /** {@code left && right}, or {@code left || right}. */
  record AndOr(Command left, boolean and, Command right) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.andOr(this, tested);
    }
  }

  /** Commands one after the other; also what {@code { … }} holds. */
  record Sequence(List<Command> commands) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.sequence(this, tested);
    }
  }

  /** {@code ( body )}. */
  record Subshell(Command body) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.subshell(this, tested);
    }
  }

  /** {@code if}; an {@code elif} is an If in the place of {@code otherwise}. */
  record If(Command condition, Command then, @Nullable Command otherwise) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.condition(this, tested);
    }
  }

  /** {@code for name in words}; words are null for the positional parameters. */
  record For(int line, String name, @Nullable List<Word> words, Command body) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.each(this, tested);
    }
  }

  /** {@code while}, or {@code until}. */
  record Loop(boolean until, Command condition, Command body) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.loop(this, tested);
    }
  }

  /** {@code case subject in …}. */
  record Case(int line, Word subject, List<Item> items) implements Command {
    /** One arm. */
    record Item(List<Word> patterns, Command body) {}

    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.choice(this, tested);
    }
  }

  /** {@code name() body}. */
  record Function(String name, int line, Command body) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.define(this, tested);
    }
  }

  /** A compound command with redirections. */
  record Redirected(int line, Command command, List<Redirect> redirects) implements Command {
    @Override
    public int accept(Visitor visitor, boolean tested) throws IOException, InterruptedException {
      return visitor.redirected(this, tested);
    }
  }
}
