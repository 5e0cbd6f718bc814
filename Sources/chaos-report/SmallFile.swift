import CommandLine
import JSON
import System
import YAML

/// A file that people write by hand: a policy, variables, what is known of an incident.
struct SmallFile {
  /// The most bytes that are read.
  static let byteLimit = 1 << 20

  /// Why a file was not read, as one message.
  struct Failure: Error {
    let message: String
  }

  let path: String
  let bytes: [UInt8]

  /// Reads a file.
  ///
  /// - Parameter content: what it holds, for the message: `the policy`.
  init(_ path: String, content: String) throws(Failure) {
    self.path = path
    do throws(Files.Failure) {
      bytes = try Files.read(path, limit: Self.byteLimit)
    } catch {
      let reason =
        error.isTooLarge
        ? "the file has more than \(Self.byteLimit) bytes"
        : error.reason.prefix(1).lowercased() + error.reason.dropFirst()
      throw Failure(message: "\(Console.visible(path)): \(content) cannot be read: \(reason)")
    }
  }

  /// The value that it holds: JSON or YAML as its name ends, or else as it begins.
  func value() throws(Failure) -> JSONValue {
    do throws(JSONError) {
      if isJSON { return try JSONDocument(bytes: bytes, name: path).root.value }
    } catch {
      throw Failure(message: error.description)
    }
    do throws(DataError) {
      return try YAMLReader(bytes, name: path).read().value
    } catch {
      throw Failure(message: error.message)
    }
  }

  /// Whether its name ends with one of some endings, which are in lower case.
  func isNamed(_ endings: String...) -> Bool {
    let name = path.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  private var isJSON: Bool {
    if isNamed(".json") { return true }
    if isNamed(".yaml", ".yml") { return false }
    return bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.map { "{[".utf8.contains($0) } ?? false
  }
}
