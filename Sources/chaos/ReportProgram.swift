import CommandLine
import Glibc

/// Calls chaos-report, the program that stands beside this one: linking its typesetting would make every start slow.
enum ReportProgram {
  /// Becomes chaos-report.
  static func replace(with arguments: [String]) -> Int32 {
    let path = self.path
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    execvp(path, &words)
    Terminal.write("error: chaos-report cannot be started: \(Terminal.systemMessage(errno))\n", to: STDERR_FILENO)
    return 1
  }

  /// Runs chaos-report and waits.
  static func call(_ arguments: [String]) -> Int32 {
    let path = self.path
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let code = posix_spawnp(&child, path, nil, &attributes, &words, environ)
    if code != 0 {
      Terminal.write("error: chaos-report cannot be started: \(Terminal.systemMessage(code))\n", to: STDERR_FILENO)
      return 1
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 1
  }

  private static var path: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    if count > 0 {
      let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if let slash = own.lastIndex(of: "/") {
        let beside = own[...slash] + "chaos-report"
        if access(String(beside), X_OK) == 0 { return String(beside) }
      }
    }
    return "chaos-report"
  }
}
