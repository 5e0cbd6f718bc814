import Glibc

/// Where containers write: `NAMESPACE_POD_UID/CONTAINER/RESTART.log`, as a kubelet has it.
struct LogFolder {
  let path: String

  /// Opens the file of a container's run; a failure is minus the system's number.
  func open(_ pod: PodSpec, _ container: String, restart: Int) -> Int32 {
    var folder = path
    // The API server allows no name with a slash, nor one of points alone.
    for part in ["\(pod.namespace)_\(pod.name)_\(pod.uid)", container] {
      guard !part.contains("/"), part != "..", part != "." else { return -EINVAL }
      folder += "/" + part
      if mkdir(folder, 0o755) != 0, errno != EEXIST { return -errno }
    }
    let descriptor = Glibc.open("\(folder)/\(restart).log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    return descriptor >= 0 ? descriptor : -errno
  }
}
