import CommandLine
import Journal

/// The load results of a command line.
enum LoadInput {
  /// Reads them all.
  ///
  /// - Throws: ``CommandFailure`` for the first that cannot be read.
  static func read(_ command: ParsedCommand) throws(CommandFailure) -> [LoadResult] {
    var results: [LoadResult] = []
    for word in command.all("--load") {
      // A file whose name ends like a moment is still that file.
      var argument = LoadArgument(word)
      if FileIdentity(path: word) != nil {
        argument.path = word
        argument.start = nil
        argument.shift = 0
      }
      do throws(LoadError) {
        results.append(try LoadReader.read(argument))
      } catch {
        throw .message(LoadErrorText.message(for: error))
      }
    }
    return results
  }
}
