using System.CommandLine;
using Tottoli.MultiSim.Cli;

return await CommandLine.RunAsync(args, new InvocationConfiguration { EnableDefaultExceptionHandler = false });
