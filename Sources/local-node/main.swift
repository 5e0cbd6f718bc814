import CommandLine
import Glibc

_exit(NodeProgram(arguments: Array(CommandLine.arguments.dropFirst())).run())
