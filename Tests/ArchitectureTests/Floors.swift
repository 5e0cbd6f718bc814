/// Which module may import which: the arrows of docs/architecture.md.
enum Floors {
  /// Modules of ours, each with those of ours that it may import.
  static let below: [String: Set<String>] = [
    // Ground floor.
    "JSON": [],
    "CommandLine": [],
    "System": [],
    "HTTP": ["System"],
    "YAML": ["JSON", "System"],
    "Regex": [],
    // The model of a run, its reader and its analysis.
    "Journal": ["JSON", "Regex"],
    // Spans, what they tell other programs, and the way to a collector.
    "Tracing": ["JSON", "HTTP", "System"],
    // A client of the Kubernetes API.
    "Kubernetes": ["HTTP", "YAML", "JSON", "System"],
    // Wings; none imports another.
    "Report": ["Journal", "JSON"],
    "Runner": ["Journal", "Kubernetes", "Tracing", "JSON", "Regex", "YAML", "HTTP", "System"],
    "Services": ["Tracing", "JSON", "CommandLine", "HTTP", "System"],
    "LocalNode": ["Kubernetes", "JSON", "YAML", "HTTP", "System"],
    // Executables.
    "chaos-report": ["Report", "Journal", "JSON", "YAML", "System", "CommandLine"],
    "chaos": ["Runner", "Report", "Journal", "JSON", "YAML", "System", "CommandLine"],
    "service1": ["Services", "JSON", "CommandLine"],
    "service2": ["Services", "JSON", "CommandLine"],
    "local-node": ["LocalNode", "Kubernetes", "JSON", "System", "CommandLine"],
  ]

  /// Modules that may print.
  static let executables: Set<String> = ["chaos-report", "chaos", "service1", "service2", "local-node"]

  /// Each C library with the one folder whose files may import it.
  static let doors: [String: String] = [
    "CCairo": "Report/Canvas",
    "CPango": "Report/Canvas",
    "CCMark": "Report/Texts",
    "CGLib": "Journal/Reading",
    "CYAML": "YAML",
    "CCurl": "HTTP",
    "CMicroHTTPD": "Services/Server",
  ]

  /// Modules of the system, and the map over what Glibc hides from Swift.
  ///
  /// Foundation is not among them: it doubles the time to start.
  static let system: Set<String> = ["Glibc", "Synchronization", "Dispatch", "CSystem"]

  /// Folders in which no format is known.
  static let formatFree = ["Journal", "Report/Document", "Report/Composing", "Report/Charts"]

  /// Files that may end the program, each with its reason.
  static let mayEnd: [String: String] = [
    "JSON/Indexing/JSONTapeBuilder.swift": "the system has no memory left, as when an array of the library cannot grow"
  ]

  /// Files longer than 300 lines, each with its reason.
  static let longFiles: [String: String] = [:]
}
