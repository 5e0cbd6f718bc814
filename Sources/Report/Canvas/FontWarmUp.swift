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
  /// - Parameters:
  ///   - language: BCP 47 language of the document to come.
  ///   - pages: whether pages are to be painted, in all the sizes that they have, and not only charts.
  public init(theme: Theme, language: String = "en", pages: Bool = true) {
    job = Job(theme: theme, language: language, pages: pages)
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
  ///
  /// What was looked up of the letters of pages is remembered as long as the value lives; the letters of charts are
  /// given away with the fonts.
  func take(theme: Theme, language: String) -> (fonts: FontMap, letters: ChartLetters?)? {
    guard let thread else { return nil }
    self.thread = nil
    pthread_join(thread, nil)
    guard job.theme == theme, job.language == language, let fonts = job.fonts else { return nil }
    defer { (job.fonts, job.chartLetters) = (nil, nil) }
    return (fonts, job.chartLetters)
  }

  private final class Job {
    let theme: Theme
    let language: String
    let pages: Bool
    var fonts: FontMap?
    var letters: PageLetters?
    var chartLetters: ChartLetters?

    init(theme: Theme, language: String, pages: Bool) {
      self.theme = theme
      self.language = language
      self.pages = pages
    }

    func run() {
      CanvasLock.hold {
        fonts = try? FontMap(theme: theme, language: language)
        fonts?.reachFaces()
        guard let fonts else { return }
        if pages {
          letters = try? PageLetters(fonts: fonts, style: PDFStyle(theme: theme))
        } else {
          chartLetters = try? ChartLetters(fonts: fonts)
          chartLetters?.reachLetters()
        }
      }
    }
  }
}
