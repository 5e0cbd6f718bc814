/// Writes Thrift's compact protocol.
///
/// Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
struct CompactWriter {
  /// The types of fields and elements.
  enum FieldType: UInt8 {
    case yes = 1
    case no = 2
    case int32 = 5
    case int64 = 6
    case double = 7
    case binary = 8
    case list = 9
    case structure = 12
  }

  /// What is written.
  private(set) var bytes: [UInt8] = []
  /// The number of the field before, for each structure that is open.
  private var last: [Int16] = [0]

  /// Begins the call of a function that gives no answer.
  mutating func beginOneway(_ name: String) {
    bytes += [0x82, 4 << 5 | 1, 0]
    string(name)
  }

  /// Begins a structure, as an element of a list or as a field.
  mutating func beginStructure() { last.append(0) }

  /// Ends it.
  mutating func endStructure() {
    bytes.append(0)
    last.removeLast()
  }

  /// Begins a field of the structure that is open.
  mutating func field(_ number: Int16, _ type: FieldType) {
    let delta = number - (last.last ?? 0)
    if (1...15).contains(delta) {
      bytes.append(UInt8(delta) << 4 | type.rawValue)
    } else {
      bytes.append(type.rawValue)
      varint(UInt64(UInt16(bitPattern: number << 1 ^ number >> 15)))
    }
    last[last.count - 1] = number
  }

  /// Begins a list.
  mutating func list(_ type: FieldType, count: Int) {
    if count < 15 {
      bytes.append(UInt8(count) << 4 | type.rawValue)
    } else {
      bytes.append(0xF0 | type.rawValue)
      varint(UInt64(count))
    }
  }

  /// A field of 32 bits.
  mutating func int32(_ number: Int16, _ value: Int32) {
    field(number, .int32)
    varint(UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)))
  }

  /// A field of 64 bits.
  mutating func int64(_ number: Int16, _ value: Int64) {
    field(number, .int64)
    varint(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  /// A field that is a fraction.
  mutating func double(_ number: Int16, _ value: Double) {
    field(number, .double)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
    }
  }

  /// A field that is yes or no.
  mutating func bool(_ number: Int16, _ value: Bool) { field(number, value ? .yes : .no) }

  /// A field of text.
  mutating func string(_ number: Int16, _ value: String) {
    field(number, .binary)
    string(value)
  }

  /// Bytes that are written already.
  mutating func append(_ written: [UInt8]) { bytes += written }

  private mutating func string(_ value: String) {
    varint(UInt64(value.utf8.count))
    bytes += value.utf8
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
