import CommandLine
import Glibc
import System

MemoryGrowth.expectBriefUse()
exit(ReportProgram(arguments: Array(CommandLine.arguments.dropFirst())).run().rawValue)
