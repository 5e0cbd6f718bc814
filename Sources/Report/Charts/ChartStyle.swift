/// Sizes that all charts share, in points.
enum ChartStyle {
  /// Names of runs and activities.
  static let nameSize = 8.5
  /// Labels beside marks.
  static let labelSize = 8.0
  /// Labels of axes and remarks.
  static let axisSize = 7.5
  /// The least width of a bar, so that a zero-length activity can be seen.
  static let leastBar = 1.5
  /// The width of a marker.
  static let marker = 6.5
  /// How strongly a bar of a state in progress covers; dark text on it and light text beside it both stay legible.
  static let progressOpacity = 0.5
  /// How strongly the area under a line covers.
  static let areaOpacity = 0.16
  /// A line of a grid.
  static let gridStroke = Stroke(Ink(.grid), width: 0.5)
  /// The rows that the numbers behind a chart may have.
  static let dataRows = 500
}
