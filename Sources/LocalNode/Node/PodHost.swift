import System

/// What the pods of a node share.
final class PodHost {
  let settings: NodeSettings
  let reactor: Reactor
  let children: Children
  let logs: LogFolder
  let log: (String) -> Void
  /// Called when nothing of a pod is left.
  var removed: (PodKeeper) -> Void = { _ in }

  init(settings: NodeSettings, log: @escaping (String) -> Void) {
    (self.settings, self.log) = (settings, log)
    reactor = Reactor()
    children = Children()
    logs = LogFolder(path: settings.logFolder)
  }

  /// The file of a program that a probe names: one of the table, else one that PATH leads to.
  func path(of name: String) -> String? {
    settings.programs.paths[ImageName(name).base] ?? Environment.program(name)
  }
}
