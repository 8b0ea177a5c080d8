using System.Net;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Cli.Tests;

internal sealed class FailureTests
{
    private static readonly TestCaseData[] Failures =
    [
        new(new UsageException("x"), 2),
        new(new FileNotFoundException("x"), 2),
        new(new InvalidDataException("x"), 2),
        new(new CardImageException(CardImageFault.Missing, "x"), 3),
        new(new CardImageException(CardImageFault.InUse, "x"), 3),
        new(new CardImageException(CardImageFault.Exists, "x"), 6),
        new(new CardLinkException("x"), 3),
        new(new HttpRequestException("x"), 3),
        new(new CloudException(HttpStatusCode.Unauthorized, new CloudError("x")), 3),
        new(new RefusedException("x"), 6),
        new(new TimeoutException("x"), 7),
        new(new TaskCanceledException("x", new TimeoutException()), 7),
        new(new OperationCanceledException("x"), 130),
    ];

    [TestCaseSource(nameof(Failures))]
    public void A_failure_that_a_user_can_meet_has_a_code_and_words(Exception failure, int expected)
    {
        Assert.That(Failure.TryExplain(failure, out int code, out string text), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(expected));
            Assert.That(text, Is.Not.Empty);
        });
    }

    [Test]
    public void A_fault_of_the_program_is_left_to_crash() =>
        Assert.That(Failure.TryExplain(new InvalidOperationException("x"), out _, out _), Is.False);
}
