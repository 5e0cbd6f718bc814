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
  // The thread owns the job until it tells that the fonts are there; only `take` reads it afterwards.
  private let job: Job
  private var thread: pthread_t?
  private var isTaken = false

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
  /// The letters of pages may still be looked up, under ``CanvasLock``, and are remembered as long as the value lives;
  /// the letters of charts are given away with the fonts.
  func take(theme: Theme, language: String) -> (fonts: FontMap, letters: ChartLetters?)? {
    guard thread != nil, !isTaken else { return nil }
    isTaken = true
    sem_wait(job.hasFonts)
    guard job.theme == theme, job.language == language, let fonts = job.fonts else { return nil }
    defer { (job.fonts, job.chartLetters) = (nil, nil) }
    return (fonts, job.chartLetters)
  }

  /// Waits until everything is looked up.
  func finish() {
    guard let thread else { return }
    self.thread = nil
    pthread_join(thread, nil)
  }

  private final class Job {
    /// Tells that ``fonts`` and ``chartLetters`` are there, or will not be.
    let hasFonts = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
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
      sem_init(hasFonts, 0, 0)
    }

    deinit {
      sem_destroy(hasFonts)
      hasFonts.deallocate()
    }

    func run() {
      CanvasLock.hold {
        let letters = reachFonts()
        sem_post(hasFonts)
        letters?.reach()
      }
    }

    private func reachFonts() -> PageLetters? {
      guard let fonts = try? FontMap(theme: theme, language: language) else { return nil }
      fonts.reachFaces()
      if pages {
        letters = PageLetters(fonts: fonts, style: PDFStyle(theme: theme))
      } else {
        chartLetters = try? ChartLetters(fonts: fonts)
        chartLetters?.reachLetters()
      }
      self.fonts = fonts
      return letters
    }
  }
}
