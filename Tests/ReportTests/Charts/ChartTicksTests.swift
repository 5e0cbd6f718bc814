import Testing

@testable import Report

@Suite("Axes carry round numbers")
struct ChartTicksTests {
  static let numbers: [(low: Double, high: Double, count: Int, ticks: [Double])] = [
    (0, 10, 6, [0, 2, 4, 6, 8, 10]), (0, 3, 4, [0, 1, 2, 3]), (-5, 5, 5, [-5, 0, 5]),
    (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0, 0, 4, []), (.nan, 1, 4, []), (1, 0, 4, []),
  ]

  @Test("1-2-5 steps", arguments: numbers.indices)
  func numberTicks(_ index: Int) {
    let (low, high, count, expected) = Self.numbers[index]
    let ticks = Ticks.numbers(from: low, to: high, atMost: count)
    #expect(ticks.count == expected.count)
    for (tick, wanted) in zip(ticks, expected) { #expect(abs(tick - wanted) < 1e-9) }
  }

  static let steps: [(raw: Double, step: Double)] = [
    (0.003, 0.005), (0.3, 0.5), (1.2, 2), (7, 10), (11, 15), (16, 30), (40, 60), (70, 120), (700, 900), (2_000, 3_600),
    (50_000, 86_400), (400_000, 432_000),
  ]

  @Test("seconds step as clocks do", arguments: steps.indices)
  func clockSteps(_ index: Int) {
    #expect(abs(Ticks.clockStep(above: Self.steps[index].raw) - Self.steps[index].step) < 1e-9)
  }

  static let axes: [(low: Double, high: Double, labels: [String])] = [
    (-6, 31, ["−5 s", "first action", "+5 s", "+10 s", "+15 s", "+20 s", "+25 s", "+30 s"]),
    (0, 240, ["first action", "+30 s", "+60 s", "+90 s", "+120 s", "+150 s", "+180 s", "+210 s", "+240 s"]),
    (0, 900, ["first action", "+2 min", "+4 min", "+6 min", "+8 min", "+10 min", "+12 min", "+14 min"]),
    (0, 0.05, ["first action", "+10 ms", "+20 ms", "+30 ms", "+40 ms", "+50 ms"]),
    (10, 12, ["+10 s", "+10.5 s", "+11 s", "+11.5 s", "+12 s"]),
    (
      0, 7_200,
      ["first action", "+15 min", "+30 min", "+45 min", "+60 min", "+75 min", "+90 min", "+105 min", "+120 min"]
    ),
    (0, 86_400 * 3, ["first action", "+12 h", "+24 h", "+36 h", "+48 h", "+60 h", "+72 h"]),
  ]

  @Test("a clock has one unit and names its zero", arguments: axes.indices)
  func clockLabels(_ index: Int) {
    let (low, high, labels) = Self.axes[index]
    let axis = TimeAxis(from: low, to: high, start: 20, end: 480, originWord: "first action")
    #expect(axis.ticks.map(\.label) == labels)
  }

  @Test("labels of a clock never touch, whatever the range and the width")
  func clockLabelsStayApart() {
    for width in [90.0, 200, 460] {
      for high in [1e-6, 0.013, 0.9, 7, 33, 61, 599, 3_601, 40_000, 1e6, 1e9, 1e12] {
        for low in [0, -high / 3, -high * 20, high * 0.9] {
          let axis = TimeAxis(from: low, to: high, start: 20, end: 20 + width, originWord: "first action")
          let boxes = axis.ticks.map { tick in
            let half = TextMetrics.width(tick.label, size: 7.5, weight: tick.isOrigin ? .semibold : .regular) / 2
            return (from: tick.x - half, to: tick.x + half)
          }
          for (one, next) in zip(boxes, boxes.dropFirst()) { #expect(one.to < next.from, "\(low) \(high) \(width)") }
          #expect(axis.ticks.filter { !$0.isOrigin }.count <= 8)
        }
      }
    }
  }

  @Test("scales stay finite between the greatest numbers")
  func scaleIsFinite() {
    let scale = LinearScale(
      from: -Double.greatestFiniteMagnitude, to: .greatestFiniteMagnitude, start: 0, end: 100)
    #expect(scale(0) == 50)
    #expect(scale(.infinity) == 100)
    #expect(scale(-.infinity) == 0)
    #expect(scale(.nan) == 0)
    #expect(LinearScale(from: 5, to: 5, start: 0, end: 10)(5) == 5)
  }

  @Test("stacked labels move apart and stay in order")
  func stack() {
    #expect(LabelStack.spread([10, 11, 50], gap: 10, from: 0, to: 100) == [10, 20, 50])
    #expect(LabelStack.spread([95, 99, 90], gap: 10, from: 0, to: 100) == [90, 100, 80])
    #expect(LabelStack.spread([5, 5, 5], gap: 10, from: 0, to: 12) == [0, 10, 20])
    #expect(LabelStack.spread([], gap: 10, from: 0, to: 12).isEmpty)
  }
}
