import Glibc
import JSON
import Testing

@Suite("Deep nesting")
struct JSONDepthTests {
  /// Runs the closure on a thread with a stack of 512 KiB, the smallest a thread of ours gets.
  private func onSmallStack(_ body: @escaping @Sendable () -> Void) throws {
    final class Job: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 10)
    var thread = pthread_t()
    let job = Unmanaged.passRetained(Job(body)).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, job)
    try #require(status == 0)
    pthread_join(thread, nil)
    pthread_attr_destroy(&attributes)
  }

  /// Two ways to nest 10,000 levels.
  enum Shape: CaseIterable {
    case arrays, mixed

    var text: String {
      switch self {
      case .arrays: String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
      case .mixed: String(repeating: "{\"a\":[", count: 5_000) + "1" + String(repeating: "]}", count: 5_000)
      }
    }
  }

  @Test("to 10,000 levels is read, walked and written on a small stack", arguments: Shape.allCases)
  func walking(shape: Shape) throws {
    try onSmallStack {
      guard let document = try? JSONDocument(text: shape.text) else {
        Issue.record("not read")
        return
      }
      var depth = 0
      var node: JSONNode? = document.root
      while let here = node {
        depth += here.kind == .array || here.kind == .object ? 1 : 0
        node = here[0] ?? here["a"]
      }
      #expect(depth == 10_000)
      #expect(JSONWriter(separators: .tight).write(document.root) == Array(shape.text.utf8))
      #expect(
        document.path(ofOffset: 20)
          == (shape == .arrays ? "$" + String(repeating: "[0]", count: 20) : "$.a[0].a[0].a[0].a"))
    }
  }

  @Test("is cut in a value, which is compared, hashed, searched and freed on a small stack", arguments: Shape.allCases)
  func values(shape: Shape) throws {
    try onSmallStack {
      guard let root = (try? JSONDocument(text: shape.text))?.root, let path = try? JSONPath("$..*") else {
        Issue.record("not read")
        return
      }
      let value = root.value
      #expect(value == root.value)
      #expect(value.isEqualInPython(to: root.value))
      #expect(value.hashValue == root.value.hashValue)
      let matches = path.values(in: value)
      #expect(matches.count == JSONNode.maximumValueDepth)
      #expect(matches.last?.value == .string(JSONNode.depthPlaceholder))
      #expect(JSONWriter(separators: .tight).write(value).count == (shape == .arrays ? 2 * 256 : 8 * 128) + 21)
    }
  }

  @Test("of broken text gives an error, not a crash", arguments: ["[", "{\"a\":", "[{\"a\":[", "[1,{\"b\":2,\"c\":"])
  func broken(part: String) throws {
    try onSmallStack {
      for count in [100, 5_000, 20_000] {
        #expect(throws: JSONError.self) { try JSONDocument(text: String(repeating: part, count: count)) }
      }
    }
  }
}
