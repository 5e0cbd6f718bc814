import JSON
import System
import YAML

/// Reads JSON and YAML.
enum DataFile {
  /// Reads a file's text by the ending of its name; JSON unless it is that of YAML.
  static func parse(_ bytes: [UInt8], path: String) throws(DataError) -> JSONValue {
    try locate(bytes, path: path, isYAML: isYAML(path)).value
  }

  static func isYAML(_ path: String) -> Bool {
    let ending = Files.ending(of: path)
    return ending == ".yaml" || ending == ".yml"
  }

  static func locate(_ bytes: [UInt8], path: String, isYAML: Bool) throws(DataError) -> LocatedValue {
    if isYAML {
      let reader = YAMLReader(bytes, name: path)
      return try reader.read()
    }
    do {
      let document = try JSONDocument(bytes: bytes, name: path)
      return LocatedValue(value: document.root.value.withPythonNumbers, source: path, document: document)
    } catch {
      throw DataError(message: "\(error)")
    }
  }
}
