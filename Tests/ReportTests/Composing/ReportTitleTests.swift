import Testing

@testable import Report

@Suite struct ReportTitleTests {
  @Test(arguments: [
    (["Users see no errors"], [], "Users see no errors"),
    (
      [
        "Rollout same version of service 2 is transparent to our users (null hypothesis)",
        "Rollout a new working version of service 2 is transparent to our users",
        "Rollout a slower service 2 is transparent to our users",
      ], ["service1"], "Chaos experiments on service1"
    ),
    (
      [
        "Rolling out service2: the same version again goes unnoticed by users",
        "Rolling out service2: a slower version goes unnoticed by users",
      ], ["shop"], "Rolling out service2: … goes unnoticed by users"
    ),
    // Words shared here and there make no sentence.
    (
      ["The old version of a service waits", "One version or a bad service waits"], ["shop"],
      "Chaos experiments on shop"
    ),
    (["Users see no errors while pods stop", "Users see no errors while nodes stop"], [], "Users see no errors"),
    (["Rolling out: one", "Rolling out: another"], [], "Rolling out: 2 experiments"),
    (["Stop pods in the shop", "Stop pods of the stock"], [], "Stop pods: 2 experiments"),
    (["Restart the cache now", "Restart the queue"], ["shop", "cache"], "Chaos experiments on shop and cache"),
    (["One thing", "Another matter"], [], "2 chaos experiments"),
    (["One thing", "Another matter"], ["a", "b", "c", "d"], "Chaos experiments on a, b and c"),
    // What one denies and the other claims is no title for both.
    (["The service does not fail over time", "The service does fail over time"], [], "2 chaos experiments"),
    ([], [], "Chaos experiments"),
  ])
  func `titles say what experiments share`(titles: [String], tags: [String], title: String) {
    #expect(ReportTitle(titles: titles, sharedTags: tags).text == title)
  }
}
