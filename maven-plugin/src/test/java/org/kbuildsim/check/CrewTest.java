package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Side by side, and never on after it has ended. */
@Timeout(60)
final class CrewTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

  /** As a program does that is ended: not at once. */
  private void waitUntilInterrupted(String name) throws InterruptedException {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.sleep(200);
      ended.add(name);
      throw e;
    }
  }

  @Test
  void asManyAtOnceAsThereAreJobs() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);

    new Crew(2)
        .each(
            List.of("a", "b", "c", "d"),
            name -> {
              try {
                both.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw e;
              } catch (Exception alone) {
                throw new IllegalStateException(alone);
              }
              ended.add(name);
            });

    assertThat(ended).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void oneJobIsOneThingAfterTheOther() throws Exception {
    new Crew(1)
        .each(
            List.of("a", "b", "c"),
            name -> {
              Thread.sleep(name.equals("a") ? 200 : 0);
              ended.add(name);
            });

    assertThat(ended).containsExactly("a", "b", "c");
  }

  @Test
  void jobsAreSharedOut() throws Exception {
    Crew crew = new Crew(8);
    CyclicBarrier all = new CyclicBarrier(3);
    CountDownLatch twoEnded = new CountDownLatch(2);
    List<Integer> shares = Collections.synchronizedList(new ArrayList<>());

    assertThat(crew.share()).isEqualTo(8);
    crew.each(
        List.of("a", "b", "last"),
        name -> {
          shares.add(crew.share());
          try {
            all.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          if (!name.equals("last")) {
            twoEnded.countDown();
            return;
          }
          twoEnded.await();
          while (crew.share() < 8) {
            Thread.sleep(10);
          }
        });

    assertThat(shares).containsOnly(2);
  }

  @Test
  void whatFailsEndsTheOthersFirst() {
    IllegalArgumentException fault = new IllegalArgumentException("no tree");
    CountDownLatch begun = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                new Crew(2)
                    .each(
                        List.of("waits", "fails"),
                        name -> {
                          if (name.equals("fails")) {
                            begun.await();
                            throw fault;
                          }
                          begun.countDown();
                          waitUntilInterrupted(name);
                        }))
        .isSameAs(fault);
    assertThat(ended).containsExactly("waits");
  }

  @Test
  void interruptEndsAll() {
    Thread crew = Thread.currentThread();
    CountDownLatch begun = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                new Crew(2)
                    .each(
                        List.of("a", "b"),
                        name -> {
                          if (name.equals("a")) {
                            begun.await();
                            crew.interrupt();
                          }
                          begun.countDown();
                          waitUntilInterrupted(name);
                        }))
        .isInstanceOf(InterruptedException.class);
    assertThat(ended).containsExactlyInAnyOrder("a", "b");
  }
}
