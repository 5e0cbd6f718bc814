import JSON

/// A Python module that is answered here, without Python.
///
/// An extension is one file: a type that conforms, and its name in ``ExtensionRegistry/all``.
public protocol NativeExtension {
  /// The name by which experiments call it: `chaosprometheus.probes`.
  static var module: String { get }
  /// Its functions.
  static var functions: [NativeFunction] { get }
  /// What it does as a control, when it is one.
  static var control: NativeControl? { get }
}

extension NativeExtension {
  /// Most are none.
  public static var control: NativeControl? { nil }
  /// A control may have no functions.
  public static var functions: [NativeFunction] { [] }
}
