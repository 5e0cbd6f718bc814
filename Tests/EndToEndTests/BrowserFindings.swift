/// What a browser found on a page; Support/browse.py says how.
struct BrowserFindings: Decodable {
  var title: String
  var lang: String
  var text: String
  var scrollWidth: Int
  var clientWidth: Int
  /// Elements that stick out to the right.
  var wide: [String]
  /// Text of too little contrast.
  var faint: [String]
  /// Text under 11 px.
  var small: [String]
  var background: String
  var repeatedIds: [String]
  var headings: [Int]
  var deadLinks: [String]
  var outsideLinks: [String]
  var tablesWithoutCaption: [String]
  var headsWithoutScope: Int
  var drawingsWithoutName: Int
  var drawings: Int
  /// Elements with an `on…` attribute.
  var handlers: [String]
  var frames: Int
  /// What the page's own security policy stopped.
  var violations: [String]
  /// Addresses that were asked for beside the page itself.
  var requests: [String]
  var dialogs: [String]
  var console: [String]
}
