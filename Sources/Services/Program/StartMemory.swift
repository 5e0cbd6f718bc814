import Glibc

/// The memory that only the start of the program needed.
enum StartMemory {
  /// Lets go of the code that loading and setting up libraries has mapped.
  ///
  /// Forty libraries come with libcurl and libmicrohttpd, and their set-up walks through code that is never used again:
  /// a third of the resident set. Code is never written, so the system maps it again when it is called.
  static func release() {
    guard let file = fopen("/proc/self/maps", "re") else { return }
    defer { fclose(file) }
    // 7f1c2a000000-7f1c2a200000 r-xp 00000000 fe:01 1234  /usr/lib/libcrypto.so.3
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let words = text.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard words.count >= 6, words[1] == "r-xp", words[5].hasPrefix("/") else { continue }
      let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard bounds.count == 2, let start = bounds.first, let end = bounds.last, start < end else { continue }
      madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED)
    }
  }
}
