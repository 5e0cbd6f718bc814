import Testing

@testable import LocalNode

@Test(
  "A moment is written as Kubernetes writes times",
  arguments: [
    (0, "1970-01-01T00:00:00Z"),
    (1_558_360_668, "2019-05-20T13:57:48Z"),
    (951_782_399, "2000-02-28T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"),
  ])
func momentText(seconds: Int, text: String) {
  #expect(Moment.text(seconds) == text)
}
