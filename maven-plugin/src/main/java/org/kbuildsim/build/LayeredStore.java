package org.kbuildsim.build;

import java.io.IOException;
import java.util.Optional;

/** A near store before a far one: what comes from afar is kept near. */
record LayeredStore(ActionStore near, ActionStore far) implements ActionStore {

  @Override
  public Optional<byte[]> get(Kind kind, String key) throws InterruptedException {
    Optional<byte[]> bytes = near.get(kind, key);
    if (bytes.isEmpty()) {
      bytes = far.get(kind, key);
      if (bytes.isPresent()) {
        try {
          near.put(kind, key, bytes.get());
        } catch (IOException unwritable) {
          // It is there all the same.
        }
      }
    }
    return bytes;
  }

  @Override
  public void put(Kind kind, String key, byte[] bytes) throws IOException, InterruptedException {
    far.put(kind, key, bytes);
    near.put(kind, key, bytes);
  }
}
