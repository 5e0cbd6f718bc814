/// A notice as the indexer takes it down: the kind and a byte offset, without line and column.
struct JSONRemark {
  let kind: JSONNoticeKind
  let offset: Int
}

/// The remarks on one text: the first few in full, the rest only counted.
struct JSONRemarks {
  /// The number of remarks that are kept.
  static let limit = 100

  private(set) var kept: [JSONRemark] = []
  private(set) var total = 0

  /// Takes down a remark, or counts it once there are enough.
  mutating func add(_ kind: @autoclosure () -> JSONNoticeKind, offset: Int) {
    total += 1
    if kept.count < JSONRemarks.limit { kept.append(JSONRemark(kind: kind(), offset: offset)) }
  }
}
