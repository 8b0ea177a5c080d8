using System.Runtime.CompilerServices;

// The structures and numbers of the bindings go to the native functions as they lie in memory.
[assembly: DisableRuntimeMarshalling]
