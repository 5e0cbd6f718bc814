import Glibc

/// Reaches the fonts on a thread of its own, while the caller reads and analyses.
///
/// The first look at fonts reads the system's font configuration, which takes longer than a page. A command that
/// knows early that it will write PDF begins here and hands the value to ``PDFWriter``:
///
/// ```swift
/// let fonts = FontWarmUp(theme: theme)
/// // ... read journals, compose the document ...
/// let bytes = try PDFWriter(theme: theme, fonts: fonts).write(document)
/// ```
public final class FontWarmUp: @unchecked Sendable {
  // The thread owns the job until it has been joined; only `take` reads it afterwards.
  private let job: Job
  private var thread: pthread_t?

  /// Begins to look for the fonts of a theme.
  ///
  /// - Parameter language: BCP 47 language of the document to come.
  public init(theme: Theme, language: String = "en") {
    job = Job(theme: theme, language: language)
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(job)
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    if status == 0 { self.thread = thread } else { argument.release() }
  }

  deinit {
    if let thread { pthread_detach(thread) }
  }

  /// Waits for the fonts and gives them away; nil the second time, or when they were looked for in vain.
  func take(theme: Theme, language: String) -> FontMap? {
    guard let thread else { return nil }
    self.thread = nil
    pthread_join(thread, nil)
    guard job.theme == theme, job.language == language else { return nil }
    defer { job.fonts = nil }
    return job.fonts
  }

  private final class Job {
    let theme: Theme
    let language: String
    var fonts: FontMap?

    init(theme: Theme, language: String) {
      self.theme = theme
      self.language = language
    }

    func run() {
      CanvasLock.hold {
        fonts = try? FontMap(theme: theme, language: language)
        fonts?.reachFaces()
      }
    }
  }
}
