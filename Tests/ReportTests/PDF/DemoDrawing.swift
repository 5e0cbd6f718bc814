import Report

/// Drawings that use every item.
enum DemoDrawing {
  /// Four lanes of bars and steps on one axis.
  static var rollouts: Drawing {
    var drawing = Drawing(width: 509, height: 236)
    let left = 120.0
    for (lane, name) in ["v1", "v2", "v3", "v4"].enumerated() {
      let y = Double(lane) * 54
      drawing.items += [
        .text(DrawingText(name, at: DrawingPoint(0, y + 12), size: 9, weight: .bold)),
        .text(
          DrawingText(
            "A version with a name that is too long for its room", at: DrawingPoint(16, y + 12), size: 9, maxWidth: 90)),
        .marker(lane == 3 ? .cross : .disc, at: DrawingPoint(4, y + 21), size: 7, ink: Ink(lane == 3 ? .notMet : .met)),
        .text(
          DrawingText(
            lane == 3 ? "DEVIATED" : "HELD", at: DrawingPoint(11, y + 24), size: 8, weight: .semibold,
            ink: Ink(lane == 3 ? .notMet : .met))),
        .rect(DrawingRect(x: left + 60, y: y, width: 280, height: 42), radius: 0, fill: Ink(.shade), stroke: nil),
        .hatch(DrawingRect(x: left + 60, y: y + 4, width: 24, height: 36), ink: Ink(.neutral, opacity: 0.5)),
        .path(
          [(0, 38), (60, 38), (60, 32), (150, 32), (150, 24), (270, 24), (270, 36), (340, 36), (340, 42), (0, 42)].map {
            DrawingPoint(left + $0.0, y + $0.1)
          }, closed: true, fill: Ink(.series1, opacity: 0.18), stroke: nil),
        .path(
          [(0, 38), (60, 38), (60, 32), (150, 32), (150, 24), (270, 24), (270, 36), (340, 36)].map {
            DrawingPoint(left + $0.0, y + $0.1)
          }, closed: false, fill: nil, stroke: Stroke(Ink(.series1), width: 1.1)),
        .group(
          hover: "available from 5 s",
          items: [
            .rect(
              DrawingRect(x: left + 84, y: y + 2, width: 240, height: 9), radius: 1.5, fill: Ink(.met), stroke: nil),
            .text(
              DrawingText("available", at: DrawingPoint(left + 88, y + 9), size: 6.5, ink: Ink(.onMark), maxWidth: 200)),
          ]),
        .link(
          anchor: "e\(lane + 5)",
          items: [
            .marker(
              MarkerShape.allCases[lane + 2], at: DrawingPoint(left + 330, y + 20), size: 8, ink: Ink(.notMet)),
            .text(
              DrawingText(
                "E\(lane + 5)", at: DrawingPoint(left + 338, y + 23), size: 7.5, weight: .semibold, ink: Ink(.notMet))),
          ]),
        .path(
          [DrawingPoint(left + 60, y), DrawingPoint(left + 60, y + 46)], closed: false, fill: nil,
          stroke: Stroke(Ink(.text), width: 1)),
      ]
    }
    for second in stride(from: 0, through: 30, by: 5) {
      let x = left + 60 + Double(second) * 9.3
      drawing.items += [
        .path(
          [DrawingPoint(x, 0), DrawingPoint(x, 216)], closed: false, fill: nil,
          stroke: Stroke(Ink(.grid), width: 0.5, dash: [2, 2])),
        .text(DrawingText("+\(second) s", at: DrawingPoint(x, 230), anchor: .middle, size: 7.5, ink: Ink(.muted))),
      ]
    }
    return drawing
  }

  /// A picture with all markers, dashes and anchors of text.
  static var everything: Drawing {
    var drawing = Drawing(width: 420, height: 110)
    for (index, shape) in MarkerShape.allCases.enumerated() {
      let x = 20 + Double(index) * 60
      let role = InkRole.allCases[index % InkRole.allCases.count + 5]
      drawing.items += [
        .marker(shape, at: DrawingPoint(x, 20), size: 12, ink: Ink(role)),
        .text(DrawingText(shape.rawValue, at: DrawingPoint(x, 40), anchor: .middle, size: 8, isMono: true)),
      ]
    }
    let dashes: [[Double]] = [[], [4, 2], [1, 2], [6, 2, 1, 2]]
    for (index, dash) in dashes.enumerated() {
      let y = 56 + Double(index) * 12
      drawing.items.append(
        .path(
          [DrawingPoint(10, y), DrawingPoint(200, y + 4), DrawingPoint(400, y)], closed: false, fill: nil,
          stroke: Stroke(Ink(.series2), width: 1.2, dash: dash, isRound: true)))
    }
    drawing.items.append(
      .text(DrawingText("наблюдение ends here", at: DrawingPoint(410, 105), anchor: .end, size: 8, ink: Ink(.muted))))
    return drawing
  }
}
