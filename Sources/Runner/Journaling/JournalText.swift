import JSON

/// Puts the text of a journal together from the texts of its parts.
struct JournalText {
  private let writer: JSONWriter
  private let masks: SecretMask
  private var bytes: [UInt8] = []
  private var isFirst = true

  init(writer: JSONWriter, masks: SecretMask) { (self.writer, self.masks) = (writer, masks) }

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func end() -> [UInt8] {
    bytes += "\n}".utf8
    return bytes
  }

  mutating func add(_ key: String, _ value: JSONValue) { add(key, raw: writer.write(masks.apply(to: value))) }

  mutating func add(_ key: String, raw: [UInt8]) {
    open(key, depth: 1)
    append(raw, depth: 1)
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
      append(writer.write(masks.apply(to: value)), depth: depth + 1)
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
      append(record.text { writer.write(masks.apply(to: $0)) }, depth: depth + 1)
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

  private mutating func append(_ raw: [UInt8], depth: Int) {
    let margin = [UInt8](repeating: 0x20, count: 2 * depth)
    for line in raw.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.offset > 0 {
        bytes.append(0x0A)
        bytes += margin
      }
      bytes += line.element
    }
  }

  private mutating func breakLine(depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }
}
