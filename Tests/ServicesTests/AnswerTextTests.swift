import Testing

@testable import Services

@Suite struct AnswerTextTests {
  private func text(capacity: Int = 64, _ write: (inout AnswerText) -> Void) -> String {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer { bytes.deallocate() }
    var text = AnswerText(bytes, capacity: capacity)
    write(&text)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: text.length), as: UTF8.self)
  }

  @Test(
    "numbers are written as they are", arguments: [0, 1, 9, 10, 99, 100, 2752, 1_000_000, Int.max, -1, -10, Int.min])
  func numbers(number: Int) {
    #expect(text { $0.append(number) } == String(number))
  }

  @Test(
    "times are written in seconds with microseconds",
    arguments: [
      (1_558_335_507_272_566_800, "1558335507.272566"), (0, "0.000000"), (1_000, "0.000001"),
      (1_999_999_999, "1.999999"),
    ])
  func times(nanoseconds: Int, expected: String) {
    #expect(text { $0.append(seconds: nanoseconds) } == expected)
  }

  @Test func `nothing is written behind the end`() {
    #expect(text(capacity: 3) { $0.append(Array("abcdef".utf8)) } == "abc")
  }

  @Test(
    "paths and methods are told apart by their whole text",
    arguments: [
      ("/", RequestPath.root), ("", .other), ("/health", .health), ("/healthy", .other), ("/metrics", .metrics),
      ("/Metrics", .other),
    ])
  func paths(text: String, path: RequestPath) {
    #expect(RequestPath(text) == path)
  }

  @Test(
    "methods are told apart by their whole text",
    arguments: [("GET", RequestMethod.get), ("get", .other), ("HEAD", .head), ("GETS", .other), ("CONNECT", .connect)])
  func methods(text: String, method: RequestMethod) {
    #expect(RequestMethod(text) == method)
  }

  @Test(
    "a count is taken from what service2 says, and from nothing else",
    arguments: [
      (#"{"svc":"service2","version":"1","last":2802}"#, 2802), (#"{"last":0}"#, 0), (#"{"last":"1"}"#, nil),
      (#"{"last":1.5}"#, nil), (#"{"count":1}"#, nil), ("[1]", nil), ("", nil), ("{", nil),
    ] as [(String, Int?)])
  func counts(text: String, count: Int?) {
    #expect(CounterClient.count(in: Array(text.utf8)) == count)
  }
}
