/// Makes whole what was cut off: the text up to its last whole record, with the brackets that are missing.
///
/// A record is a member at the top, an evaluation of the hypothesis or a member of it, and an activity in `run`,
/// `rollbacks` or `probes`. What stands behind the last of them is lost.
enum JournalRecovery {
  /// What was recovered.
  struct Result {
    /// The text, whole again.
    var bytes: [UInt8]
    /// Where the kept part ends in the text that was cut off.
    var keptBytes: Int
  }

  /// Containers may be nested this deep.
  private static let depthLimit = 10_000

  private struct Frame {
    var isObject: Bool
    var key: [UInt8] = []
    var expectsKey: Bool
  }

  /// Recovers a text; nil when it is no object of JSON, or when no record of it is whole.
  ///
  /// The grammar is not checked here; what is no JSON before its end fails when the result is read.
  static func recover(_ bytes: [UInt8]) -> Result? {
    var frames: [Frame] = []
    var safe: (offset: Int, closers: [UInt8])?
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    /// A value ended before `end`.
    func ended(at end: Int) {
      guard isRecord(frames) else { return }
      let closers = frames.reversed().map { $0.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
      safe = (end, closers)
    }
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard frames.count < depthLimit else { return nil }
        let isObject = byte == UInt8(ascii: "{")
        frames.append(Frame(isObject: isObject, expectsKey: isObject))
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard frames.popLast() != nil else { return nil }
        place += 1
        ended(at: place)
        // The text is whole.
        if frames.isEmpty { return nil }
      case UInt8(ascii: ","):
        if let last = frames.indices.last, frames[last].isObject { frames[last].expectsKey = true }
        place += 1
      case UInt8(ascii: "\""):
        guard let end = endOfText(bytes, from: place) else { return result(bytes, safe) }
        if let last = frames.indices.last, frames[last].isObject, frames[last].expectsKey {
          frames[last].key = Array(bytes[(place + 1)..<(end - 1)].prefix(64))
          frames[last].expectsKey = false
        } else {
          ended(at: end)
        }
        place = end
      case UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D: place += 1
      default:
        var end = place
        while end < bytes.count, !",]} \n\r\t:\"[{".utf8.contains(bytes[end]) { end += 1 }
        // A word or number at the very end may be cut off.
        guard end < bytes.count else { return result(bytes, safe) }
        ended(at: end)
        place = end
      }
      if frames.isEmpty { return nil }
    }
    return result(bytes, safe)
  }

  private static func result(_ bytes: [UInt8], _ safe: (offset: Int, closers: [UInt8])?) -> Result? {
    guard let safe else { return nil }
    return Result(bytes: bytes[..<safe.offset] + safe.closers, keptBytes: safe.offset)
  }

  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int? {
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
      } else if bytes[place] == UInt8(ascii: "\"") {
        return place + 1
      } else {
        place += 1
      }
    }
    return nil
  }

  /// Whether a value that stands right in these containers is a record.
  private static func isRecord(_ frames: [Frame]) -> Bool {
    guard let root = frames.first, root.isObject else { return false }
    func key(_ index: Int) -> String { String(decoding: frames[index].key, as: UTF8.self) }
    switch frames.count {
    case 1: return true
    case 2: return !frames[1].isObject ? ["run", "rollbacks"].contains(key(0)) : key(0) == "steady_states"
    default:
      guard key(0) == "steady_states" else { return false }
      if frames.count == 3 {
        return frames[2].isObject ? ["before", "after"].contains(key(1)) : key(1) == "during"
      }
      let isRound = !frames[2].isObject && key(1) == "during"
      if frames.count == 4 {
        return isRound ? frames[3].isObject : !frames[3].isObject && key(2) == "probes"
      }
      return frames.count == 5 && isRound && !frames[4].isObject && key(3) == "probes"
    }
  }
}
