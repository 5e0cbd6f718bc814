import Glibc
import Services

exit(ServiceProgram(.service1, arguments: Array(CommandLine.arguments.dropFirst())).run().rawValue)
