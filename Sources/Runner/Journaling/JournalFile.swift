import Glibc
import System

/// The journal on disk. It is replaced as a whole after each activity that finishes, and synced: whenever the run is
/// killed, the file is the complete journal up to then.
final class JournalFile: Sendable {
  /// Where it stands.
  let path: String
  /// What stands there, so that nothing is written twice.
  private let written = Guarded<[UInt8]>([])

  /// Checks that the file can be written, before anything is run.
  init(path: String) throws(Files.Failure) {
    self.path = path
    if Files.isFolder(path) { throw Files.Failure(path: path, errno: EISDIR) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    if Files.exists(path) {
      if access(path, W_OK) != 0 { throw Files.Failure(path: path, errno: errno) }
    } else if access(folder, W_OK | X_OK) != 0 {
      throw Files.Failure(path: path, errno: errno)
    }
  }

  /// Whether the path is a file or not there yet, so that it can be replaced. Pipes and devices are written once.
  private var isReplaceable: Bool { !Files.exists(path) || Files.isFile(path) }

  /// Replaces the file by the journal as it is now. One thread at a time, each with the newest state.
  ///
  /// - Parameters:
  ///   - isFinal: Whether nothing follows.
  ///   - isSynced: Whether to wait until it is on the disk itself; before anything was run there is nothing to lose.
  func write(
    _ journal: RunningJournal, masks: SecretMask, isFinal: Bool, isSynced: Bool = true
  ) throws(Files.Failure) {
    let failure: Files.Failure? = written.with { written in
      if !isReplaceable {
        guard isFinal else { return nil }
        return put(journal.text(masks: masks), in: path, isSynced: false)
      }
      let bytes = journal.text(masks: masks)
      if bytes == written { return nil }
      let target = realpath(path, nil).map { real in
        defer { free(real) }
        return String(cString: real)
      }
      let temporary = "\(target ?? path).\(getpid()).tmp"
      if let failure = put(bytes, in: temporary, isSynced: isSynced) {
        unlink(temporary)
        return failure
      }
      if rename(temporary, target ?? path) != 0 {
        let failure = Files.Failure(path: path, errno: errno)
        unlink(temporary)
        return failure
      }
      written = bytes
      return nil
    }
    if let failure { throw failure }
  }

  private func put(_ bytes: [UInt8], in path: String, isSynced: Bool) -> Files.Failure? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { return Files.Failure(path: self.path, errno: errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return Files.Failure(path: self.path, errno: errno)
      }
      written += count
    }
    if isSynced, fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      return Files.Failure(path: self.path, errno: errno)
    }
    return nil
  }
}
