import CommandLine
import Glibc
import Report

/// `chaos-report template`: the built-in templates as files.
struct TemplateCommand {
  let command: ParsedCommand

  init(_ command: ParsedCommand) {
    self.command = command
  }

  func call() throws(CommandFailure) -> ExitCode {
    guard let folder = command.operands.first else { throw .usage(.missingOperand("DIR")) }
    let shown = Console.visible(folder)
    // What somebody has changed is not written over.
    for file in Templates.files where FileIdentity(path: "\(folder)/\(file.path)") != nil {
      throw .message("\(shown)/\(file.path) is already there and is not overwritten\nhint: name a new folder")
    }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw .message("\(shown): the folder cannot be made: \(Terminal.systemMessage(errno))")
    }
    for file in Templates.files {
      do throws(OutputFile.Failure) {
        try OutputFile(path: "\(folder)/\(file.path)").commit(file.bytes)
      } catch {
        throw .output(error)
      }
    }
    if !command.has("--quiet"), Terminal.isTerminal(STDERR_FILENO) {
      Terminal.write("\(Templates.files.count) templates written to \(shown)\n", to: STDERR_FILENO)
    }
    return .success
  }
}
