// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "chaos-report",
  products: [
    .library(name: "Journal", targets: ["Journal"]),
    .library(name: "Report", targets: ["Report"]),
    .library(name: "Runner", targets: ["Runner"]),
    .executable(name: "chaos-report", targets: ["chaos-report"]),
    .executable(name: "chaos", targets: ["chaos"]),
    .executable(name: "local-node", targets: ["local-node"]),
    .executable(name: "service1", targets: ["service1"]),
    .executable(name: "service2", targets: ["service2"]),
  ],
  dependencies: [],
  targets: [
    // C libraries behind module maps.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-pdf cairo-svg cairo-png", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo pangoft2 fontconfig", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Opened on first use, hence not linked: it would load thirty libraries at every start.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    .systemLibrary(name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),

    // What the C library hides from Swift.
    .systemLibrary(name: "CSystem"),

    // Ground floor.
    .target(name: "JSON"),
    .target(name: "CommandLine"),
    .target(name: "System", dependencies: ["CSystem"]),
    .target(name: "HTTP", dependencies: ["System", "CCurl"]),
    .target(name: "YAML", dependencies: ["JSON", "System", "CYAML"]),
    .target(name: "Regex"),

    // The model of a run, its reader and its analysis.
    .target(name: "Journal", dependencies: ["JSON", "Regex", "CGLib"]),

    // The report: document, charts, canvas and writers.
    .target(
      name: "Report",
      dependencies: ["Journal", "JSON", "CCairo", "CPango", "CCMark"],
      resources: [.embedInCode("Templates")]),

    // Spans, what they tell other programs, and the way to a collector.
    .target(name: "Tracing", dependencies: ["JSON", "HTTP", "System"]),

    // A client of the Kubernetes API.
    .target(name: "Kubernetes", dependencies: ["HTTP", "YAML", "JSON", "System"]),

    // The runner of experiments.
    .target(
      name: "Runner",
      dependencies: ["Journal", "Kubernetes", "Tracing", "JSON", "Regex", "YAML", "HTTP", "System", "CSystem"],
      resources: [.embedInCode("Python/Resources/companion.py")]),
    .executableTarget(name: "chaos", dependencies: ["Runner", "Journal", "JSON", "YAML", "System", "CommandLine"]),

    .executableTarget(
      name: "chaos-report", dependencies: ["Report", "Journal", "JSON", "YAML", "System", "CommandLine"]),

    // A node whose pods are processes of this machine.
    .target(name: "LocalNode", dependencies: ["Kubernetes", "JSON", "System", "CSystem"]),
    .executableTarget(name: "local-node", dependencies: ["LocalNode", "Kubernetes", "System", "CommandLine"]),

    // The two services of the demo.
    .target(
      name: "Services", dependencies: ["Tracing", "JSON", "CommandLine", "HTTP", "System", "CMicroHTTPD", "CSystem"]),
    .executableTarget(name: "service1", dependencies: ["Services"]),
    .executableTarget(name: "service2", dependencies: ["Services"]),

    .executableTarget(name: "json-bench", dependencies: ["JSON"], path: "Benchmarks/json-bench"),

    .target(
      name: "TestSupport", dependencies: ["System"], path: "Tests/TestSupport", exclude: ["StandIn/stand-in.py"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "RegexTests", dependencies: ["Regex"]),
    .testTarget(name: "CommandLineTests", dependencies: ["CommandLine", "TestSupport"]),
    .testTarget(name: "JournalTests", dependencies: ["Journal", "JSON", "TestSupport"]),
    .testTarget(name: "ReportTests", dependencies: ["Report", "Journal", "JSON", "TestSupport"]),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "System", "TestSupport"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "JSON", "TestSupport"]),
    .testTarget(name: "KubernetesTests", dependencies: ["Kubernetes", "HTTP", "JSON", "System", "TestSupport"]),
    .testTarget(
      name: "RunnerTests",
      dependencies: ["Runner", "Kubernetes", "Tracing", "JSON", "Regex", "YAML", "HTTP", "System", "TestSupport"]),
    .testTarget(name: "TracingTests", dependencies: ["Tracing", "JSON", "System", "TestSupport"]),
    .testTarget(name: "ServicesTests", dependencies: ["Services", "Tracing", "CommandLine", "TestSupport"]),
    .testTarget(name: "LocalNodeTests", dependencies: ["LocalNode", "JSON", "TestSupport"]),
    .testTarget(
      name: "ControlPlaneTests",
      dependencies: ["LocalNode", "Runner", "Kubernetes", "HTTP", "JSON", "System", "TestSupport"]),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], exclude: ["Support"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
