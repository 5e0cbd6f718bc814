import HTTP
import JSON
import System
import YAML

/// Loads experiments from files and addresses.
struct ExperimentLoader {
  let log: RunLog
  let http: HTTPClient
  let settings: JSONValue
  var verifiesTLS = true

  private static let formats = "only files with json, yaml or yml extensions are supported"

  func load(_ source: String, lane: Lane) throws(ExperimentError) -> LocatedValue {
    if Files.exists(source) { return try loadFile(source) }
    let scheme = source.prefix { $0 != ":" }
    guard source.contains("://") || (source.contains(":") && scheme.allSatisfy { $0.isLetter || $0.isNumber }) else {
      throw ExperimentError("Path \"\(source)\" does not exist.")
    }
    guard ["http", "https"].contains(scheme.lowercased()) else {
      throw ExperimentError("'\(scheme)' is not a supported source scheme.")
    }
    return try fetch(source, lane: lane)
  }

  private func loadFile(_ path: String) throws(ExperimentError) -> LocatedValue {
    let ending = Files.ending(of: path)
    guard [".json", ".yaml", ".yml"].contains(ending) else {
      throw ExperimentError("\(ExperimentLoader.formats)\n\(path)")
    }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw ExperimentError("Failed reading experiment: \(path): \(error.reason)")
    }
    return try parse(bytes, name: path, isYAML: ending != ".json")
  }

  private func parse(_ bytes: [UInt8], name: String, isYAML: Bool) throws(ExperimentError) -> LocatedValue {
    do {
      return try DataFile.locate(bytes, path: name, isYAML: isYAML)
    } catch {
      throw ExperimentError("Failed parsing \(isYAML ? "YAML" : "JSON") experiment: \(error.message)")
    }
  }

  private func fetch(_ source: String, lane: Lane) throws(ExperimentError) -> LocatedValue {
    var request = HTTPRequest(url: source, headers: [("Accept", "application/json, application/x-yaml")])
    request.verifiesTLS = verifiesTLS
    request.connectTimeout = 30
    request.readTimeout = 60
    if let token = Environment.value("CHAOSTOOLKIT_LOADER_AUTH_BEARER_TOKEN"), !token.isEmpty {
      log.mask(SecretMask(secrets: .string(token)))
      request.headers.append(("Authorization", "bearer \(PythonText.strip(token))"))
    } else if let auth = settings["auths"]?[ExperimentLoader.host(of: source)] {
      request.headers.append(("Authorization", "\(auth["type"]?.pythonText ?? "") \(auth["value"]?.pythonText ?? "")"))
    }
    let response: HTTPResponse
    do {
      response = try http.send(request, lane: lane)
    } catch {
      switch error {
      case .connection(let reason), .other(let reason):
        throw ExperimentError("Failed to fetch the experiment: \(source): \(reason)")
      case .readTimeout, .overdue:
        throw ExperimentError("Failed to fetch the experiment: \(source) did not answer in time")
      case .interrupted: throw ExperimentError("Failed to fetch the experiment: interrupted")
      }
    }
    guard response.status == 200 else {
      throw ExperimentError(
        "Failed to fetch the experiment: \(response.text.prefix(2000))\nHTTP status \(response.status)")
    }
    let type = response.header("Content-Type") ?? ""
    let bytes = Array(response.text.utf8)
    // Without its text: its secrets are not known yet.
    log.debug("Fetched experiment: \(bytes.count) bytes from \(source)")
    if type.contains("application/json") { return try parse(bytes, name: source, isYAML: false) }
    if type.contains("application/x-yaml") || type.contains("text/yaml") {
      return try parse(bytes, name: source, isYAML: true)
    }
    if type.contains("text/plain") {
      if let value = try? parse(bytes, name: source, isYAML: false) { return value }
      if let value = try? parse(bytes, name: source, isYAML: true) { return value }
    }
    throw ExperimentError(
      "\(ExperimentLoader.formats)\nThe content type of \(source) is \(type.isEmpty ? "missing" : type)")
  }

  /// Host and port, as settings name them.
  private static func host(of url: String) -> String {
    let rest = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
    return String(rest.prefix { $0 != "?" && $0 != "#" })
  }
}
