import Glibc

/// Turns the words of a command line into files: files themselves, folders and quoted patterns.
///
/// ```swift
/// JournalFinder.find(["v1.json", "runs", "more/*.json"]).map(\.paths)
/// // [["v1.json"], ["runs/v2.json", "runs/v10.json"], []]
/// ```
public enum JournalFinder {
  /// The files that one word stands for.
  public struct Group: Sendable, Hashable {
    /// How a word was understood.
    public enum Origin: Sendable, Hashable {
      /// The path of a file, or `-`.
      case file
      /// The path of a folder: its `.json` files.
      case folder
      /// A pattern with `*`, `?` or `[…]`.
      case pattern
    }

    /// The word.
    public var argument: String
    /// How it was understood.
    public var origin: Origin
    /// The files, each only where it first came up, numbered names in their natural order.
    public var paths: [String]
    /// How many files the word stands for, those of earlier words included.
    public var fileCount: Int
  }

  /// Finds the files of words in their order.
  ///
  /// A word that names nothing is kept as a file, so that reading it tells what is wrong. A file that comes up twice,
  /// also over a link or another spelling of its path, is kept once.
  public static func find(_ arguments: [String]) -> [Group] {
    var seen: Set<String> = []
    return arguments.map { argument in
      let (origin, paths) = expand(argument)
      let fresh = paths.filter { seen.insert(identity(of: $0)).inserted }
      return Group(argument: argument, origin: origin, paths: fresh, fileCount: paths.count)
    }
  }

  private static func expand(_ argument: String) -> (Group.Origin, [String]) {
    if argument == "-" { return (.file, [argument]) }
    var status = stat()
    if stat(argument, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR, let paths = files(inFolder: argument) else {
        return (.file, [argument])
      }
      return (.folder, paths)
    }
    let isPattern = argument.utf8.contains { "*?[".utf8.contains($0) }
    return isPattern ? (.pattern, files(ofPattern: argument)) : (.file, [argument])
  }

  /// The files of a folder that end in `.json`, hidden ones left out, without its folders; nil when it may not be read.
  private static func files(inFolder folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var paths: [String] = []
    while let entry = readdir(directory) {
      // Copying the whole array of 256 bytes could read past the end of a shorter entry.
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
      let name = String(cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
      guard !name.hasPrefix("."), name.lowercased().hasSuffix(".json") else { continue }
      if !isFolder(prefix + name) { paths.append(prefix + name) }
    }
    return paths.sorted(by: NaturalOrder.isBefore)
  }

  private static func files(ofPattern pattern: String) -> [String] {
    var matches = glob_t()
    defer { globfree(&matches) }
    guard glob(pattern, GLOB_NOSORT, nil, &matches) == 0, let list = matches.gl_pathv else { return [] }
    return (0..<Int(matches.gl_pathc)).compactMap { index in list[index].map { String(cString: $0) } }
      .filter { !isFolder($0) }.sorted(by: NaturalOrder.isBefore)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func identity(of path: String) -> String {
    guard path != "-", let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
