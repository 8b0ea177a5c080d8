// Much of a trip is waiting for files and sockets: fixtures run side by side, tests of one fixture one after the other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
