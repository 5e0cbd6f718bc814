import CommandLine
import Glibc

/// A service as a program: reads the options, serves, leaves on SIGTERM.
public struct ServiceProgram {
  private let kind: ServiceKind
  private let arguments: [String]

  /// Makes the program with the words after its name.
  public init(_ kind: ServiceKind, arguments: [String]) {
    self.kind = kind
    self.arguments = arguments
  }

  /// Serves until SIGTERM or SIGINT.
  public func run() -> ExitCode {
    let settings: ServiceSettings
    do throws(UsageError) {
      let command = try CommandParser(ServiceCommand.spec(kind)).parse(arguments)
      if command.has("--help") {
        let width = Terminal.columns(STDOUT_FILENO)
        Terminal.write(UsageText.help(command.spec, path: command.path, width: width), to: STDOUT_FILENO)
        return .success
      }
      settings = try ServiceSettings(kind, command, variable: Terminal.environment)
    } catch {
      complain(UsageText.message(error) + "\nTry '\(kind.rawValue) --help' for help.")
      return .usage
    }
    do throws(ServiceFailure) {
      let service = try Service(settings)
      Terminal.write("\(kind.rawValue) \(settings.version) listens on \(service.address.text)\n", to: STDOUT_FILENO)
      StartMemory.release()
      service.run()
      return .success
    } catch {
      complain(error.message)
      return .failure
    }
  }

  private func complain(_ message: String) { Terminal.write("error: \(message)\n", to: STDERR_FILENO) }
}
