import CSystem
import Glibc

/// A program to start: a session of its own, no descriptor of ours but those named, dead when we are.
struct Spawn {
  var path: String
  /// With the program's own name in front.
  var arguments: [String]
  /// As `NAME=value`.
  var environment: [String]
  var folder = "/"
  /// Where output and errors go.
  var output: Int32

  /// Starts it.
  ///
  /// - Returns: The process; a failure is minus the system's number.
  func start() -> pid_t {
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(input) }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer {
      for text in words + variables { free(text) }
    }
    return path.withCString { path in
      folder.withCString { folder in
        words.withUnsafeMutableBufferPointer { words in
          variables.withUnsafeMutableBufferPointer { variables in
            var plan = chaos_spawn_plan(
              path: path, arguments: words.baseAddress, environment: variables.baseAddress, folder: folder,
              input: input, output: output)
            return chaos_spawn(&plan)
          }
        }
      }
    }
  }
}
