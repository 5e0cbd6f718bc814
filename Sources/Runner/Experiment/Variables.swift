import JSON
import System

/// Values given from outside: `--var` and `--var-file`.
public struct Variables: Sendable {
  /// Override the configuration.
  var configuration = JSONObject()
  /// Override the secrets.
  var secrets = JSONObject()

  /// No values.
  public init() {}

  /// Reads `key[:type]=value` words.
  ///
  /// - Throws: with the reference's words.
  public init(words: [String]) throws(ExperimentError) {
    for word in words {
      guard let equals = word.unicodeScalars.firstIndex(of: "=") else {
        throw ExperimentError("var needs to be in the format name[:type]=value")
      }
      var key = String(word.unicodeScalars[..<equals])
      let text = String(word.unicodeScalars[word.unicodeScalars.index(after: equals)...])
      var type: String?
      if let colon = key.lastIndex(of: ":") {
        type = String(key[key.index(after: colon)...])
        key = String(key[..<colon])
      }
      do {
        configuration[key] = try TypedText.convert(.string(text), to: type)
      } catch {
        throw ExperimentError("\(key): \(error.message)")
      }
    }
  }

  /// Adds the values of files; those given as words win. Lines of .env files go into the environment.
  mutating func add(files: [String], log: RunLog) {
    var fromFiles = JSONObject()
    for file in files {
      log.debug("Loading var from file '\(file)'")
      let content: [UInt8]
      do {
        content = try Files.read(file)
      } catch {
        log.error("Cannot read var file '\(file)'")
        continue
      }
      if content.isEmpty { continue }
      let ending = Files.ending(of: file)
      guard [".yaml", ".yml", ".json"].contains(ending) else {
        addEnvironment(ByteText.decode(content), file: file, log: log)
        continue
      }
      do {
        let data = try DataFile.parse(content, path: file)
        log.debug("Reading configuration/secrets from \(file)")
        for (key, value) in data["configuration"]?.members ?? [] { fromFiles[key] = value }
        for (key, value) in data["secrets"]?.members ?? [] { secrets[key] = value }
      } catch {
        log.error("Failed to parse variable file '\(file)': \(error.message)")
      }
    }
    for (key, value) in configuration.members { fromFiles[key] = value }
    configuration = fromFiles
  }

  private func addEnvironment(_ text: String, file: String, log: RunLog) {
    // By characters, in which CR and LF are one.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd).enumerated() {
      let line = PythonText.strip(String(line))
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
        // Without its text, which may be a secret.
        log.error("\(file):\(index + 1) is skipped, since it is not NAME=value")
        continue
      }
      let name = String(line[..<equals])
      Environment.set(name, to: String(line[line.index(after: equals)...]))
      log.debug("Inject environment variable '\(name)' from file '\(file)'")
    }
  }
}

extension Character {
  /// LF, CR, or both.
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\r\n" }
}
