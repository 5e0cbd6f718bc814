/// Writes results in the formats that programs read.
public enum ResultsWriter {
  /// The results in a format; nil for one that is laid out for people.
  public static func write(_ results: RunResults, as format: OutputFormat) -> [UInt8]? {
    switch format {
    case .json: ResultsJSONWriter().write(results)
    case .junit: JUnitWriter().write(results)
    case .csv: CSVWriter().write(results)
    case .openMetrics: OpenMetricsWriter().write(results)
    case .gitHubAnnotations: AnnotationsWriter().write(results)
    case .markdown, .html, .pdf, .gitHubSummary: nil
    }
  }
}
