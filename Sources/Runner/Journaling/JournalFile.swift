import CSystem
import Glibc
import System

/// The journal on disk, whole at every moment, whenever the run is killed.
///
/// There are two copies. The one without the journal's name gets what is new since it was written, in place, is synced
/// and then changes names with the other. So an activity that finishes costs its own text twice, however long the
/// journal is. Where the file system cannot exchange names, each time a whole new file takes the name.
final class JournalFile: Sendable {
  /// Where it stands.
  let path: String
  private let state = Guarded(State())

  private struct State {
    /// The copy that bears the name.
    var named: JournalCopy?
    /// The other one.
    var spare: JournalCopy?
    var canExchange = true
  }

  /// Checks that the file can be written, before anything is run.
  init(path: String) throws(Files.Failure) {
    self.path = path
    if Files.isFolder(path) { throw Files.Failure(path: path, errno: EISDIR) }
    let folder = JournalFile.folder(of: path)
    if Files.exists(path) {
      if access(path, W_OK) != 0 { throw Files.Failure(path: path, errno: errno) }
    } else if access(folder, W_OK | X_OK) != 0 {
      throw Files.Failure(path: path, errno: errno)
    }
    guard isReplaceable else { return }
    // Some folders refuse although they say they would not.
    do throws(Files.Failure) {
      let attempt = try JournalCopy(path: JournalFile.temporary(for: path))
      attempt.close()
      unlink(attempt.path)
    } catch {
      throw Files.Failure(path: path, errno: error.errno)
    }
  }

  /// Whether the path is a file or not there yet, so that it can be replaced. Pipes and devices are written once.
  private var isReplaceable: Bool { !Files.exists(path) || Files.isFile(path) }

  /// Puts the journal as it is now on disk. One thread at a time, each with the newest state.
  ///
  /// - Parameters:
  ///   - isFinal: Whether nothing follows.
  ///   - isSynced: Whether to wait until it is on the disk itself; before anything was run there is nothing to lose.
  func write(
    _ journal: RunningJournal, masks: SecretMask, isFinal: Bool, isSynced: Bool = true
  ) throws(Files.Failure) {
    try state.with { (state) throws(Files.Failure) in
      if !isReplaceable {
        if isFinal { try JournalFile.write(journal.text(masks: masks), toDevice: path) }
        return
      }
      defer { if isFinal { close(&state) } }
      let pieces = journal.pieces(masks: masks)
      if state.named?.holds(pieces) == true { return }
      do throws(Files.Failure) {
        try put(pieces, isSynced: isSynced, &state)
      } catch {
        close(&state)
        throw Files.Failure(path: path, errno: error.errno)
      }
    }
  }

  private func put(_ pieces: [[UInt8]], isSynced: Bool, _ state: inout State) throws(Files.Failure) {
    let path = JournalFile.target(of: self.path)
    let temporary = JournalFile.temporary(for: path)
    var copy: JournalCopy
    if let spare = state.spare {
      copy = spare
    } else {
      copy = try JournalCopy(path: temporary)
      state.spare = copy
    }
    try copy.update(to: pieces, isSynced: isSynced)
    // Somebody may have taken the journal away meanwhile; there is nothing to exchange with then.
    if state.canExchange, let named = state.named, named.isFile(at: path) {
      if renameat2(AT_FDCWD, temporary, AT_FDCWD, path, UInt32(CHAOS_RENAME_EXCHANGE)) == 0 {
        // Without this a loss of power could bring the old names back while their files go on changing.
        if isSynced { JournalFile.sync(folder: JournalFile.folder(of: path)) }
        (state.named, state.spare) = (copy, named)
        return
      }
      state.canExchange = false
    }
    if rename(temporary, path) != 0 { throw Files.Failure(path: path, errno: errno) }
    state.named?.close()
    (state.named, state.spare) = (copy, nil)
  }

  private func close(_ state: inout State) {
    state.named?.close()
    state.spare?.close()
    if let spare = state.spare { unlink(spare.path) }
    (state.named, state.spare) = (nil, nil)
  }

  /// What a link leads to.
  private static func target(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func temporary(for path: String) -> String { "\(target(of: path)).\(getpid()).tmp" }

  private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "." }

  private static func sync(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }

  private static func write(_ bytes: [UInt8], toDevice path: String) throws(Files.Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { throw Files.Failure(path: path, errno: errno) }
    defer { Glibc.close(descriptor) }
    if let code = Files.write(bytes, to: descriptor) { throw Files.Failure(path: path, errno: code) }
  }
}
