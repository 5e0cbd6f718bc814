import Journal

/// Words of state bars that are too narrow to hold them: up to three lines below, each joined to its bar by a leader.
///
/// Words are placed from right to left, so that the leader of a word on a lower line passes left of the words above.
struct StateLeaders {
  /// A word with its place.
  private struct Leader {
    var mark: Mark
    var word: String
    var x: Double
    var line: Int
  }

  private let leaders: [Leader]
  /// How many lines of words there are.
  let lineCount: Int

  private static let indent = 2.5

  /// Places the words of a strip's bars; what finds no room is left to the hover text and the table.
  init(strip: StateStrip, limit: Double) {
    var leaders: [Leader] = []
    var starts = [limit + 6, limit + 6, limit + 6]
    for bar in strip.bars.reversed() {
      let words = StateStrip.words(bar, isBrief: false)
      let isMixed = bar.segments.count > 1
      let room = bar.to - bar.from - 0.75 - 7
      if !isMixed, words.contains(where: { TextMetrics.width($0, size: ChartStyle.axisSize) <= room }) { continue }
      guard let word = words.first.map({ TextMetrics.fitted($0, maxWidth: 130, size: ChartStyle.axisSize) }) else {
        continue
      }
      let x = isMixed ? bar.from + 3 : min((bar.from + bar.to) / 2, bar.from + 3)
      let end = x + Self.indent + TextMetrics.width(word, size: ChartStyle.axisSize) + 6
      guard let line = starts.firstIndex(where: { end <= $0 }) else { continue }
      for above in 0...line { starts[above] = min(starts[above], x) }
      leaders.append(Leader(mark: bar.mark, word: word, x: x, line: line))
    }
    self.leaders = leaders.reversed()
    lineCount = (leaders.map(\.line).max() ?? -1) + 1
  }

  /// Draws the words below the bars.
  func draw(on sketch: inout Sketch, barBottom: Double) {
    for leader in leaders {
      let baseline = barBottom + 9 + Double(leader.line) * 9.5
      sketch.line(
        from: DrawingPoint(leader.x, barBottom), to: DrawingPoint(leader.x, baseline), Stroke(Ink(.muted), width: 0.5))
      let role: InkRole = leader.mark == .neutral ? .text : leader.mark.role
      sketch.text(
        DrawingText(
          leader.word, at: DrawingPoint(leader.x + Self.indent, baseline), size: ChartStyle.axisSize, ink: Ink(role)))
    }
  }
}
