using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tottoli.MultiSim.Applet.Api.Generator;

namespace Tottoli.MultiSim.Tests.Api;

public sealed class JavaCardGeneratorTests
{
    private static readonly string[] Needed = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Collections.dll", "Tottoli.MultiSim.Applet.Api.dll"];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => Needed.Contains(Path.GetFileName(p))).Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    [TestCase("private byte _a; private short _b; private bool _c; private readonly byte[] _d = new byte[2];", "")]
    [TestCase("private const byte A = 1;", "")]
    [TestCase("private readonly Other _other = new Other();", "")]
    [TestCase("private readonly Uicc.Access.FileView _view = null!;", "")]
    [TestCase("private static byte Counter;", "MS0001")]
    [TestCase("private static readonly byte[] Table = { 1 };", "MS0001")]
    [TestCase("private int _a;", "MS0002")]
    [TestCase("private string _a = null!;", "MS0002")]
    [TestCase("private readonly byte[,] _a = null!;", "MS0002")]
    [TestCase("private readonly byte[][] _a = null!;", "MS0002")]
    [TestCase("private readonly System.Collections.Generic.List<byte> _a = null!;", "MS0002")]
    [TestCase("private readonly Unmarked _a = null!;", "MS0002")]
    [TestCase("private readonly Open _a = null!;", "MS0002")]
    [TestCase("private byte[] _a = new byte[1];", "MS0003")]
    [TestCase("private void M(int a) { }", "MS0002")]
    [TestCase("private void M(ref byte a) { }", "MS0002")]
    [TestCase("private long M() => 0;", "MS0002")]
    [TestCase("private byte M(byte[] a, short b, bool c) => 0;", "")]
    public void Members_outside_the_subset_are_errors(string member, string expected)
    {
        (IEnumerable<Diagnostic> diagnostics, _) = Run(member);
        Assert.That(string.Join(' ', diagnostics.Select(d => d.Id)), Is.EqualTo(expected));
        Assert.That(diagnostics, Has.All.Property(nameof(Diagnostic.Severity)).EqualTo(DiagnosticSeverity.Error));
    }

    [Test]
    public void The_visitor_compiles_and_visits_in_the_order_of_declaration()
    {
        (_, Compilation compilation) = Run("private byte _a; private readonly Other _other = new Other(); private readonly byte[] _d = new byte[2]; private short _b;");
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        string source = compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Example.Sample.State.g.cs", StringComparison.Ordinal)).ToString();
        string[] visits = [.. source.Split('\n').Where(l => l.Contains("visitor.", StringComparison.Ordinal) && l.StartsWith("        ", StringComparison.Ordinal)).Select(l => l.Trim()[..15])];
        Assert.That(visits, Is.EqualTo(new[] { "visitor.Value(r", "if (visitor.Fir", "visitor.Array(F", "visitor.Value(r" }));
    }

    private static (IEnumerable<Diagnostic> Diagnostics, Compilation Compilation) Run(string member)
    {
        string source = $$"""
            namespace Example;
            [JavaCard.Framework.JavaCard] public sealed class Sample { {{member}} }
            [JavaCard.Framework.JavaCard] public sealed class Other { private byte _x; }
            [JavaCard.Framework.JavaCard] public class Open { }
            public sealed class Unmarked { }
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(source)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new JavaCardGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics);
        return (diagnostics, output);
    }
}
