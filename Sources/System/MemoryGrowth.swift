import CSystem

/// How memory is asked of the system.
public enum MemoryGrowth {
  /// Asks for memory in pieces of some mebibytes: for programs that are soon over, whose time goes by growing page by page,
  /// most of all on a second thread.
  ///
  /// To be called before a second thread is started.
  public static func expectBriefUse() {
    mallopt(M_TOP_PAD, 4 << 20)
    // Once one of these is set the C library no longer adapts the others.
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
  }
}
