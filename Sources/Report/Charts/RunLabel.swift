import Journal

/// The name of a run beside its row: label, short title, verdict and length.
struct RunLabel {
  private let label: String
  private let titleLines: [String]
  private let firstIndent: Double
  private let verdict: Verdict
  private let length: String
  private let width: Double

  private static let pitch = 10.5

  /// Breaks the title into the room beside the label and below it.
  init(run: RunAnalysis, title: String, width: Double) {
    self.width = width
    let whole = ChartText.clean(run.label, limit: 80)
    label = TextMetrics.fitted(whole, maxWidth: width, size: ChartStyle.nameSize, weight: .bold)
    firstIndent = TextMetrics.width(label, size: ChartStyle.nameSize, weight: .bold) + 4
    titleLines = Self.lines(of: ChartText.clean(title), beside: width - firstIndent, below: width)
    verdict = run.verdict
    length = run.clock.kind == .unknown ? "" : DurationText.short(run.clock.run.length)
  }

  /// The title in the room beside the label and on two lines below it.
  private static func lines(of title: String, beside room: Double, below width: Double) -> [String] {
    if title.isEmpty { return [] }
    let size = ChartStyle.labelSize
    var head = room > 40 ? ChartText.wrapped(title, width: room, size: size, lines: 2).first ?? "" : ""
    // A word that does not fit beside a long label stands whole below it.
    if head.count < title.count, title.dropFirst(head.count).first != " " { head = "" }
    let rest = String(title.dropFirst(head.count))
    return [head] + ChartText.wrapped(rest, width: width, size: size, lines: 2)
  }

  /// How tall the label is.
  var height: Double { Self.pitch * Double(max(titleLines.count, 1) + (lengthFits ? 1 : 2)) + 2 }

  private var verdictEnd: Double {
    10 + TextMetrics.width(verdict.chartWord, size: ChartStyle.labelSize, weight: .bold) + 4
  }

  /// Whether the length stands beside the verdict or needs a line of its own.
  private var lengthFits: Bool { verdictEnd + TextMetrics.width(length, size: ChartStyle.axisSize) <= width }

  /// Draws the label from `top` down.
  func draw(on sketch: inout Sketch, top: Double) {
    var baseline = top + 8
    sketch.text(DrawingText(label, at: DrawingPoint(0, baseline), size: ChartStyle.nameSize, weight: .bold))
    for (index, line) in titleLines.enumerated() {
      if index > 0 { baseline += Self.pitch }
      sketch.text(
        DrawingText(
          line, at: DrawingPoint(index == 0 ? firstIndent : 0, baseline), size: ChartStyle.labelSize,
          maxWidth: index == 0 ? width - firstIndent : width))
    }
    baseline += Self.pitch + 1
    let mark = verdict.chartMark
    sketch.marker(mark.shape, at: DrawingPoint(3.5, baseline - 2.8), size: 6, ink: Ink(mark.role))
    sketch.text(
      DrawingText(
        verdict.chartWord, at: DrawingPoint(10, baseline), size: ChartStyle.labelSize, weight: .bold,
        ink: Ink(mark.role), maxWidth: width - 10))
    let place = lengthFits ? DrawingPoint(verdictEnd, baseline) : DrawingPoint(10, baseline + Self.pitch)
    sketch.text(DrawingText(length, at: place, size: ChartStyle.axisSize, ink: Ink(.muted), maxWidth: width - 10))
  }
}
