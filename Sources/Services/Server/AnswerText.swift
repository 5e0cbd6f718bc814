/// Writes the text of an answer into bytes that are there already.
struct AnswerText {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// What is written so far; never more than the capacity.
  private(set) var length = 0

  init(_ bytes: UnsafeMutablePointer<UInt8>, capacity: Int) {
    self.bytes = bytes
    self.capacity = capacity
  }

  mutating func append(_ byte: UInt8) {
    guard length < capacity else { return }
    bytes[length] = byte
    length += 1
  }

  mutating func append(_ text: [UInt8]) {
    for byte in text { append(byte) }
  }

  /// Writes a number; with zeros in front when it has fewer digits than wanted.
  mutating func append(_ number: Int, digits: Int = 1) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var count = 1
    var power: UInt = 1
    while count < digits || rest / power >= 10 {
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
      count += 1
    }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }

  /// Writes nanoseconds as seconds with microseconds: `1558335507.272566`.
  mutating func append(seconds nanoseconds: Int) {
    append(nanoseconds / 1_000_000_000)
    append(UInt8(ascii: "."))
    append(nanoseconds % 1_000_000_000 / 1000, digits: 6)
  }
}
