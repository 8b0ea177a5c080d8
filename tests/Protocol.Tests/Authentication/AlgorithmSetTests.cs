using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class AlgorithmSetTests
{
    // They stand in card images and profile packages.
    [TestCase(1, "milenage", true)]
    [TestCase(2, "xor", true)]
    [TestCase(3, "tuak", true)]
    [TestCase(4, "comp128v1", false)]
    [TestCase(5, "comp128v2", false)]
    [TestCase(6, "comp128v3", false)]
    [TestCase(7, "xor-2g", false)]
    public void Numbers_and_names_stay(int number, string name, bool isUmts)
    {
        Assert.That(AlgorithmSet.Standard.TryFind((AuthenticationAlgorithm)number, out AlgorithmEngine? engine), Is.True);
        Assert.That((engine!.Name, engine.IsUmts), Is.EqualTo((name, isUmts)));
        Assert.That(AlgorithmSet.Standard.TryFind(name.ToUpperInvariant(), out AlgorithmEngine? named) ? named : null, Is.SameAs(engine));
        Assert.That(Enum.IsDefined(engine.Algorithm), Is.True);
    }

    [Test]
    public void Every_number_that_has_a_name_has_an_algorithm() =>
        Assert.That(AlgorithmSet.Standard.All.Select(engine => engine.Algorithm), Is.EqualTo(Enum.GetValues<AuthenticationAlgorithm>()[1..]));

    [Test]
    public void The_XOR_of_3G_is_known_by_the_name_that_others_use() =>
        Assert.That(AlgorithmSet.Standard.TryFind("XOR-3G", out AlgorithmEngine? engine) ? engine.Name : "", Is.EqualTo("xor"));

    [Test]
    public void An_operators_own_algorithm_is_found_by_number_and_name()
    {
        UmtsEngine<XorTestFunctions> own = new((AuthenticationAlgorithm)0x80, "own");
        AlgorithmSet set = AlgorithmSet.Standard.With(own);
        Assert.That(set.TryFind((AuthenticationAlgorithm)0x80, out AlgorithmEngine? found) ? found : null, Is.SameAs(own));
        Assert.That(set.TryFind("own", out found) ? found : null, Is.SameAs(own));
        Assert.That(AlgorithmSet.Standard.TryFind((AuthenticationAlgorithm)0x80, out _), Is.False, "the others' set stays");
    }

    [Test]
    public void A_number_is_given_once_and_those_of_the_specifications_never()
    {
        UmtsEngine<XorTestFunctions> own = new((AuthenticationAlgorithm)0x80, "own");
        Assert.That(() => AlgorithmSet.Standard.With(own).With(new GsmEngine<XorGsmFunctions>((AuthenticationAlgorithm)0x80, "other")), Throws.ArgumentException.With.Message.Contains("other"));
        Assert.That(() => AlgorithmSet.Standard.With(new UmtsEngine<XorTestFunctions>((AuthenticationAlgorithm)0x7F, "low")), Throws.ArgumentException.With.Message.Contains("low"));
        Assert.That(() => new UmtsEngine<XorTestFunctions>(AuthenticationAlgorithm.None, "none"), Throws.ArgumentException);
    }
}
