/// A writer's turn in the drawing libraries, which begins as late as possible.
///
/// Fonts that were looked for meanwhile can be set from before all letters of pages are looked up; texts that need
/// nothing but what is known of these fonts do not need the turn.
final class CanvasTurn {
  private var fonts: FontWarmUp?
  private var isHeld = false

  /// - Parameter fonts: holds the lock until it has ended.
  init(after fonts: FontWarmUp?) {
    self.fonts = fonts
  }

  /// Waits until no other thread draws; does nothing the second time.
  func begin() {
    guard !isHeld else { return }
    fonts?.finish()
    CanvasLock.lock()
    isHeld = true
  }

  /// Lets others draw.
  func end() {
    guard isHeld else { return }
    CanvasLock.unlock()
    isHeld = false
  }
}
