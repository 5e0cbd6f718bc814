import Glibc
import Testing

@testable import Services

@Suite struct ServiceLogTests {
  /// What the log writes without its times.
  private func lines(_ write: (ServiceLog) -> Void) -> [String] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return [] }
    defer { close(ends[0]) }
    write(ServiceLog("service1 2", descriptor: ends[1]))
    close(ends[1])
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var length = 0
    while true {
      let count = read(ends[0], &bytes[length], bytes.count - length)
      if count <= 0 { break }
      length += count
    }
    return String(decoding: bytes[..<length], as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }

  @Test func `a matter is mentioned once a second, with how often it came up`() {
    let lines = lines { log in
      for millisecond in 0..<2100 { log.note("timeout", at: millisecond * 1_000_000) }
      log.note("other", at: 0)
    }
    #expect(
      lines == [
        "service1 2: timeout", "service1 2: timeout (and 999 more)", "service1 2: timeout (and 999 more)",
        "service1 2: other",
      ])
  }

  @Test func `a log that nobody reads holds up nobody`() {
    let lines = lines { log in
      for second in 0..<10000 { log.note("timeout", at: second * 1_000_000_000) }
    }
    #expect(!lines.isEmpty)
    #expect(lines.count < 10000)
  }
}
