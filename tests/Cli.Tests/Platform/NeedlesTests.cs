using System.Text;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

internal sealed class NeedlesTests
{
    private static readonly byte[] Secret = Convert.FromHexString("8C61D0A94E27F35B1B90E27C54D3A60F");

    private static readonly byte[][] Hays =
    [
        [1, 2, .. Secret, 3],
        Encoding.UTF8.GetBytes($"k={Convert.ToHexString(Secret)};"),
        Encoding.Unicode.GetBytes(Convert.ToHexStringLower(Secret)),
        Encoding.UTF8.GetBytes(Convert.ToBase64String(Secret)),
        Encoding.Unicode.GetBytes(Convert.ToBase64String([7, .. Secret, 7])),
        Encoding.UTF8.GetBytes(Convert.ToBase64String([7, 8, .. Secret, 7, 8])),
        Encoding.UTF8.GetBytes(Convert.ToBase64String([7, 8, 9, .. Secret])),
    ];

    [TestCaseSource(nameof(Hays))]
    public void A_secret_is_found_in_every_form(byte[] hay) => Assert.That(new Needles([("K", Secret)]).In(hay), Is.EqualTo(new[] { "K" }));

    [Test]
    public void Nothing_is_found_where_nothing_is()
    {
        byte[] other = [.. Secret];
        other[8] ^= 1;
        Assert.That(new Needles([("K", Secret)]).In(other), Is.Empty);
    }
}
