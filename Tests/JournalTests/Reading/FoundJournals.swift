import Glibc

/// Journals beside the repository that other people's runs wrote; tests over them run when they are present.
enum FoundJournals {
  private static let folder = repositoryRoot + "/../shared/journals"

  /// The paths of a folder's journals, sorted; empty when the folder is absent.
  static func paths(in name: String) -> [String] {
    files(in: folder + "/" + name).filter { $0.hasSuffix(".json") }
  }

  /// The path of the journal whose name starts with a prefix.
  static func path(startingWith prefix: String, in name: String) -> String? {
    paths(in: name).first { $0.split(separator: "/").last?.hasPrefix(prefix) == true }
  }
}

/// The repository's root folder.
let repositoryRoot: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(4)
  return parts.joined(separator: "/")
}()

/// The paths of the files in a folder, sorted by name.
func files(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted().map { folder + "/" + $0 }
}
