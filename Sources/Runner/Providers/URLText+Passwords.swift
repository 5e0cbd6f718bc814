import HTTP

extension URLText {
  /// Takes passwords out of all URLs in a text: `http://user:********@host`.
  static func withoutPasswords(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index...].starts(with: "://".utf8) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index + 3
      let end = bytes[start...].firstIndex { "/?#\"'<> \n\r\t\\".utf8.contains($0) } ?? bytes.count
      result += "://".utf8
      if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) {
        if let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")) {
          result += bytes[start...colon] + SecretMask.mark.utf8
        } else {
          result += SecretMask.mark.utf8
        }
        result += bytes[at..<end]
      } else {
        result += bytes[start..<end]
      }
      index = end
    }
    return String(decoding: result, as: UTF8.self)
  }
}
