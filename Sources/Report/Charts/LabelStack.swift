/// Moves labels that stand one above the other apart, as little as needed, without changing their order.
enum LabelStack {
  /// New heights for labels that want to stand at `wanted`.
  ///
  /// - Parameters:
  ///   - wanted: The heights at which the labels want to stand.
  ///   - gap: The least distance between two.
  ///   - top: The least height.
  ///   - bottom: The greatest height; passed over when there are too many labels for the room.
  static func spread(_ wanted: [Double], gap: Double, from top: Double, to bottom: Double) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var places = wanted
    var least = top
    for index in order {
      places[index] = max(min(wanted[index], bottom), least)
      least = places[index] + gap
    }
    var greatest = bottom
    for index in order.reversed() {
      places[index] = min(places[index], greatest)
      greatest = places[index] - gap
    }
    guard let first = order.first, places[first] < top else { return places }
    for (rank, index) in order.enumerated() { places[index] = top + Double(rank) * gap }
    return places
  }
}
