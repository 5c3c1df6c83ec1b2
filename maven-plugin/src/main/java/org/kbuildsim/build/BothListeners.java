package org.kbuildsim.build;

import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;

/** Tells two listeners the same, one after the other. */
record BothListeners(MakeListener first, MakeListener second) implements MakeListener {
  @Override
  public void runStarted(String directory, int level, List<String> arguments) {
    first.runStarted(directory, level, arguments);
    second.runStarted(directory, level, arguments);
  }

  @Override
  public void runFinished(String directory, int level, int status) {
    first.runFinished(directory, level, status);
    second.runFinished(directory, level, status);
  }

  @Override
  public void readingStarted() {
    first.readingStarted();
    second.readingStarted();
  }

  @Override
  public void readingFinished() {
    first.readingFinished();
    second.readingFinished();
  }

  @Override
  public void makefileRead(String directory, String name) {
    first.makefileRead(directory, name);
    second.makefileRead(directory, name);
  }

  @Override
  public void recipeNeeded(RecipeEvent recipe, Prerequisites prerequisites) {
    first.recipeNeeded(recipe, prerequisites);
    second.recipeNeeded(recipe, prerequisites);
  }

  @Override
  public void recipeStarted(RecipeEvent recipe, Staleness why) {
    first.recipeStarted(recipe, why);
    second.recipeStarted(recipe, why);
  }

  @Override
  public void commandStarted(Invocation shell) {
    first.commandStarted(shell);
    second.commandStarted(shell);
  }

  @Override
  public void commandEnded(int status) {
    first.commandEnded(status);
    second.commandEnded(status);
  }

  @Override
  public void recipeEnded(RecipeEvent recipe) {
    first.recipeEnded(recipe);
    second.recipeEnded(recipe);
  }

  @Override
  public void recipeFinished(RecipeEvent recipe, int status) {
    first.recipeFinished(recipe, status);
    second.recipeFinished(recipe, status);
  }

  @Override
  public void targetsAdded(int count) {
    first.targetsAdded(count);
    second.targetsAdded(count);
  }

  @Override
  public void targetDone(String directory, String target, Prerequisites prerequisites) {
    first.targetDone(directory, target, prerequisites);
    second.targetDone(directory, target, prerequisites);
  }

  @Override
  public void makefileDone(String target, Prerequisites prerequisites) {
    first.makefileDone(target, prerequisites);
    second.makefileDone(target, prerequisites);
  }

  @Override
  public void warned(Diagnostic diagnostic) {
    first.warned(diagnostic);
    second.warned(diagnostic);
  }

  @Override
  public void failed(Diagnostic diagnostic) {
    first.failed(diagnostic);
    second.failed(diagnostic);
  }
}
