/// How one of up to four lines looks: ink, dash and marker differ together, so that colour is never needed.
struct SeriesLook: Sendable, Hashable {
  /// The ink.
  let role: InkRole
  /// The dash of the line.
  let dash: [Double]
  /// The marker on it.
  let marker: MarkerShape

  /// The looks in their order.
  static let all: [SeriesLook] = [
    SeriesLook(role: .series1, dash: [], marker: .disc),
    SeriesLook(role: .series2, dash: [5, 2], marker: .square),
    SeriesLook(role: .series3, dash: [1.5, 2], marker: .triangle),
    SeriesLook(role: .series4, dash: [7, 2, 1.5, 2], marker: .diamond),
  ]

  /// The look of a place in the order; they repeat after four.
  static func at(_ index: Int) -> SeriesLook { all[index % all.count] }

  /// The line.
  func stroke(width: Double = 1.4) -> Stroke { Stroke(Ink(role), width: width, dash: dash, isRound: dash.isEmpty) }
}
