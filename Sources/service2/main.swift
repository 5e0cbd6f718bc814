import Glibc
import Services

exit(ServiceProgram(.service2, arguments: Array(CommandLine.arguments.dropFirst())).run().rawValue)
