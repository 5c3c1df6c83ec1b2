package org.kbuildsim.kconfig;

/** {@code conf} would exit here: the complaint is its last word. */
final class KconfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Complaint complaint;

  KconfigException(Complaint complaint) {
    super(complaint.diagnostic().message());
    this.complaint = complaint;
  }

  Complaint complaint() {
    return complaint;
  }
}
