import CommandLine
import Glibc
import Runner

exit(ChaosProgram(arguments: Array(CommandLine.arguments.dropFirst())).run())
