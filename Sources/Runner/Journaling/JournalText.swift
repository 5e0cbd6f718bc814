import JSON

/// Puts the text of a journal together from the texts of its parts.
///
/// The parts stay apart: what has not changed is the same array as the last time, which is found out without looking
/// at its bytes.
struct JournalText {
  private let writer: JSONWriter
  private let masks: SecretMask
  private var pieces: [[UInt8]] = []
  private var bytes: [UInt8] = []
  private var isFirst = true

  init(writer: JSONWriter, masks: SecretMask) { (self.writer, self.masks) = (writer, masks) }

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  /// All pieces, in order.
  mutating func end() -> [[UInt8]] {
    bytes += "\n}".utf8
    close()
    return pieces
  }

  mutating func add(_ key: String, _ value: JSONValue) {
    open(key, depth: 1)
    bytes += JournalText.indented(writer.write(masks.apply(to: value, under: key)), depth: 1)
  }

  /// Adds a piece that is indented already.
  mutating func add(_ key: String, piece: [UInt8]) {
    open(key, depth: 1)
    add(piece)
  }

  mutating func add(_ key: String, _ records: [RunRecord]) {
    open(key, depth: 1)
    append(records, depth: 1)
  }

  mutating func addStates(before: SteadyStateRecord?, after: SteadyStateRecord?, during: [SteadyStateRecord]) {
    open("steady_states", depth: 1)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    open("before", depth: 2)
    append(before, depth: 2)
    open("after", depth: 2)
    append(after, depth: 2)
    open("during", depth: 2)
    bytes.append(UInt8(ascii: "["))
    for (index, state) in during.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(depth: 3)
      append(state, depth: 3)
    }
    if !during.isEmpty { breakLine(depth: 2) }
    bytes.append(UInt8(ascii: "]"))
    breakLine(depth: 1)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  /// Text of several lines, moved to the right but for its first line.
  static func indented(_ text: [UInt8], depth: Int) -> [UInt8] {
    let margin = [UInt8](repeating: 0x20, count: 2 * depth)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      result.append(byte)
      if byte == 0x0A { result += margin }
    }
    return result
  }

  private mutating func append(_ state: SteadyStateRecord?, depth: Int) {
    guard let state else {
      bytes += "null".utf8
      return
    }
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    open("steady_state_met", depth: depth + 1)
    bytes += (state.met.map { $0 ? "true" : "false" } ?? "null").utf8
    open("probes", depth: depth + 1)
    append(state.probes, depth: depth + 1)
    for (key, value) in state.extras {
      open(key, depth: depth + 1)
      bytes += JournalText.indented(writer.write(masks.apply(to: value)), depth: depth + 1)
    }
    breakLine(depth: depth)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  private mutating func append(_ records: [RunRecord], depth: Int) {
    bytes.append(UInt8(ascii: "["))
    for (index, record) in records.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(depth: depth + 1)
      add(
        record.text(masks: masks) {
          JournalText.indented(writer.write(masks.apply(to: $0)), depth: depth + 1)
        })
    }
    if !records.isEmpty { breakLine(depth: depth) }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func open(_ key: String, depth: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine(depth: depth)
    bytes += writer.write(.string(key)) + ": ".utf8
  }

  private mutating func add(_ piece: [UInt8]) {
    close()
    pieces.append(piece)
  }

  private mutating func close() {
    if bytes.isEmpty { return }
    pieces.append(bytes)
    bytes = []
  }

  private mutating func breakLine(depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }
}
