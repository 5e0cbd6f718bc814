import Synchronization

/// Finds the line and column of byte offsets.
///
/// The first look-up counts the lines of the whole text and keeps a checkpoint for every 64 KiB; after that a look-up
/// reads one such block at most.
final class JSONLines: Sendable {
  private struct Checkpoint {
    /// The number of line ends before the block.
    var line: Int
    /// The number of code points between the last line end before the block and the block.
    var column: Int
  }

  private static let blockSize = 1 << 16
  private let checkpoints = Mutex<[Checkpoint]>([])

  /// The line and column of an offset, which is brought into the text if it lies outside.
  func position(ofOffset offset: Int, in bytes: [UInt8]) -> JSONPosition {
    let offset = min(max(offset, 0), bytes.count)
    let block = offset / JSONLines.blockSize
    var here = checkpoints.withLock { checkpoints in
      // A look-up near the start needs no table.
      if block == 0 { return Checkpoint(line: 0, column: 0) }
      if checkpoints.isEmpty { checkpoints = JSONLines.count(bytes) }
      return checkpoints[block]
    }
    JSONLines.advance(&here, over: block * JSONLines.blockSize..<offset, of: bytes)
    return JSONPosition(line: here.line + 1, column: here.column + 1, offset: offset)
  }

  private static func count(_ bytes: [UInt8]) -> [Checkpoint] {
    var here = Checkpoint(line: 0, column: 0)
    var result: [Checkpoint] = []
    for start in stride(from: 0, through: bytes.count, by: blockSize) {
      result.append(here)
      advance(&here, over: start..<min(start + blockSize, bytes.count), of: bytes)
    }
    return result
  }

  private static func advance(_ here: inout Checkpoint, over range: Range<Int>, of bytes: [UInt8]) {
    var range = range
    if range.lowerBound == 0, JSONEncodingRepair.hasByteOrderMark(bytes) {
      range = min(3, range.upperBound)..<range.upperBound
    }
    bytes.withUnsafeBufferPointer { buffer in
      // Plain counting loops, which the compiler turns into vector code.
      let block = UnsafeBufferPointer(rebasing: buffer[range])
      let lineEnds = block.reduce(0) { $0 &+ ($1 == .newline ? 1 : 0) }
      let lineStart = lineEnds == 0 ? 0 : (block.lastIndex(of: .newline) ?? -1) + 1
      let column = block[lineStart...].reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
      here = Checkpoint(line: here.line + lineEnds, column: column + (lineEnds == 0 ? here.column : 0))
    }
  }
}
