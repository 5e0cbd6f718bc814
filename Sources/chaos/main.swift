import CommandLine
import Glibc
import Runner

let code = ChaosProgram(arguments: Array(CommandLine.arguments.dropFirst())).run()
// Not exit: it would tear down OpenSSL and others under background calls that are still on their way.
fflush(nil)
_exit(code)
