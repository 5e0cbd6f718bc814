import Testing

@testable import HTTP

@Suite struct HTTPResponseTests {
  @Test(
    arguments: [
      ("text/plain; charset=shift_jis", [0x82, 0xA0], "あ"), ("text/plain; charset=\"UTF-16LE\"", [0x41, 0], "A"),
      ("text/plain; charset=koi8-r", [0xC1], "а"), ("text/plain; charset=utf-8", [0xC3, 0xBC, 0xFF], "ü\u{FFFD}"),
      ("text/plain; charset=ISO-8859-1", [0xE9], "é"), ("text/plain; charset=latin1", [0xFC], "ü"),
      ("text/plain", [0xE9, 0x80], "é€"), ("text/plain", [0xC3, 0xBC], "ü"), ("text/plain", [0x80], "€"),
      // Broken and cut off.
      ("text/plain; charset=shift_jis", [0x82, 0xA0, 0x82, 0x00, 0x41, 0x82], "あ\u{FFFD}\u{0}A\u{FFFD}"),
      // No charset at all: as if none were named.
      ("text/plain; charset=nothing", [0xC3, 0xBC], "ü"), ("text/plain; charset=../../etc", [0x80], "€"),
      ("text/plain; charset=utf-8//IGNORE", [0x80], "€"),
    ] as [(String, [UInt8], String)])
  func `a body is text in the charset it names`(type: String, body: [UInt8], text: String) {
    #expect(HTTPResponse(status: 200, headers: [("Content-Type", type)], body: body).text == text)
  }

  @Test func `a long body is converted whole`() {
    let body = [UInt8](repeating: 0xC1, count: 100_000)
    let response = HTTPResponse(status: 200, headers: [("content-type", "text/plain; charset=KOI8-R")], body: body)
    #expect(response.text == String(repeating: "а", count: 100_000))
  }
}
