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
    /// Where the word begins.
    var start: Double
    var line: Int
  }

  private let leaders: [Leader]
  /// How many lines of words there are.
  let lineCount: Int

  private static let indent = 2.5

  /// Places the words of a strip's bars, each word once; what finds no room is left to the hover text and the table.
  ///
  /// - Parameters:
  ///   - strip: The bars.
  ///   - limit: The right edge.
  ///   - lines: Where upright lines cross the words, which begin behind those that would cross them.
  init(strip: StateStrip, limit: Double, clearOf lines: [Double]) {
    var leaders: [Leader] = []
    var starts = [limit + 6, limit + 6, limit + 6]
    var written = Set(strip.bars.filter(Self.hasRoom).compactMap(StateStrip.word))
    let unwritten = strip.bars.filter { bar in
      guard !Self.hasRoom(bar), let word = StateStrip.word(bar) else { return false }
      return bar.segments.count > 1 || written.insert(word).inserted
    }
    for bar in unwritten.reversed() {
      let isMixed = bar.segments.count > 1
      guard
        let word = StateStrip.word(bar).map({ TextMetrics.fitted($0, maxWidth: 130, size: ChartStyle.axisSize) })
      else { continue }
      let x = isMixed ? bar.from + 3 : min((bar.from + bar.to) / 2, bar.from + 3)
      let width = TextMetrics.width(word, size: ChartStyle.axisSize)
      let clear = StateStrip.clear(x + Self.indent, width: width, of: lines, indent: Self.indent)
      // Where there is no room behind a line, the line leaves a gap for the word.
      let places = [clear, x + Self.indent].flatMap { start in starts.indices.map { (start: start, line: $0) } }
      guard let place = places.first(where: { $0.start + width + 6 <= starts[$0.line] }) else { continue }
      for above in 0...place.line { starts[above] = min(starts[above], x) }
      leaders.append(Leader(mark: bar.mark, word: word, x: x, start: place.start, line: place.line))
    }
    self.leaders = leaders.reversed()
    lineCount = (leaders.map(\.line).max() ?? -1) + 1
  }

  /// Whether a bar holds its own word.
  private static func hasRoom(_ bar: StateStrip.Bar) -> Bool {
    guard bar.segments.count == 1, let word = StateStrip.word(bar) else { return false }
    return TextMetrics.width(word, size: ChartStyle.axisSize) <= StateStrip.room(bar)
  }

  /// Draws the words below the bars, over the lines of a window.
  func draw(on sketch: inout Sketch, barBottom: Double, over window: FaultWindow) {
    for leader in leaders {
      let baseline = barBottom + 9 + Double(leader.line) * 9.5
      sketch.line(
        from: DrawingPoint(leader.x, barBottom), to: DrawingPoint(leader.x, baseline), Stroke(Ink(.muted), width: 0.5))
      let role: InkRole = leader.mark == .neutral ? .text : leader.mark.role
      let text = DrawingText(
        leader.word, at: DrawingPoint(leader.start, baseline), size: ChartStyle.axisSize, ink: Ink(role))
      window.leaveGap(on: &sketch, for: TextBox.of(text))
      sketch.text(text)
    }
  }
}
