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
      ], ["service1"], "Rollout service 2 is transparent to our users"
    ),
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
