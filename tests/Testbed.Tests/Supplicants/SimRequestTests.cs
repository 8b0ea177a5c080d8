using System.Text;
using CsCheck;
using Tottoli.MultiSim.Testbed.Supplicants;

namespace Tottoli.MultiSim.Testbed.Tests.Supplicants;

/// <summary>What comes on a supplicant's control socket, well formed and hostile: an SSID is whatever a stranger calls his network.</summary>
internal sealed class SimRequestTests
{
    private const string Rand = "1417219c888c5f2faf3f5a21f805b0b0";
    private const string Autn = "68DAAD0B357280002FC70098CD488C10";

    [Test]
    public void A_challenge_of_the_third_generation_has_RAND_and_AUTN()
    {
        SimRequest request = SimRequest.TryRead($"<3>CTRL-REQ-SIM-12:UMTS-AUTH:{Rand}:{Autn} needed for SSID x")!;
        Assert.Multiple(() =>
        {
            Assert.That(request.Network, Is.EqualTo(12));
            Assert.That(request.Kind, Is.EqualTo(SimRequestKind.Umts));
            Assert.That(request.Challenges, Is.EqualTo(new[] { Convert.FromHexString(Rand), Convert.FromHexString(Autn) }));
        });
    }

    [TestCase(2)]
    [TestCase(3)]
    public void GSM_has_two_or_three_RANDs(int count)
    {
        SimRequest request = SimRequest.TryRead($"CTRL-REQ-SIM-0:GSM-AUTH:{string.Join(':', Enumerable.Repeat(Rand, count))} needed for SSID \u00FF\u0000:")!;
        Assert.That((request.Kind, request.Challenges.Count), Is.EqualTo((SimRequestKind.Gsm, count)));
    }

    [TestCase("GSM-AUTH:" + Rand)]
    [TestCase("GSM-AUTH:" + Rand + ":" + Rand + ":" + Rand + ":" + Rand)]
    [TestCase("UMTS-AUTH:" + Rand)]
    [TestCase("UMTS-AUTH:" + Rand + ":" + Autn + ":" + Autn)]
    [TestCase("UMTS-AUTH:" + Rand + ":" + Autn + "00")]
    [TestCase("UMTS-AUTH:" + Rand + ":68daad0b357280002fc70098cd488c1g")]
    [TestCase("UMTS-AUTH:" + Rand + "::" + Autn)]
    [TestCase("UMTS-AUTH:")]
    [TestCase("IMS-AUTH:" + Rand + ":" + Autn)]
    [TestCase("")]
    [TestCase(":")]
    public void A_form_that_is_none_is_to_be_refused(string challenge)
    {
        SimRequest request = SimRequest.TryRead($"<3>CTRL-REQ-SIM-0:{challenge} needed for SSID x")!;
        Assert.That(request, Has.Property(nameof(SimRequest.Kind)).EqualTo(SimRequestKind.Unknown).And.Property(nameof(SimRequest.Challenges)).Empty);
    }

    [TestCase("")]
    [TestCase("<3>")]
    [TestCase("OK\n")]
    [TestCase("CTRL-REQ-SIM-")]
    [TestCase("CTRL-REQ-SIM-0")]
    [TestCase("CTRL-REQ-SIM-:UMTS-AUTH:" + Rand + ":" + Autn)]
    [TestCase("CTRL-REQ-SIM--1:UMTS-AUTH:" + Rand + ":" + Autn)]
    [TestCase("CTRL-REQ-SIM-99999999999:UMTS-AUTH:" + Rand + ":" + Autn)]
    [TestCase("<3>CTRL-REQ-IDENTITY-0:Identity needed for SSID x")]
    [TestCase("<3>CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid=\"CTRL-REQ-SIM-0:UMTS-AUTH:" + Rand + ":" + Autn + "\"")]
    [TestCase("<3><3>CTRL-REQ-SIM-0:UMTS-AUTH:" + Rand + ":" + Autn)]
    public void Other_lines_are_no_request(string line) => Assert.That(SimRequest.TryRead(line), Is.Null);

    [Test]
    public void No_octets_can_harm_it_and_what_is_accepted_has_whole_challenges() => Gen.OneOf(
        Gen.Byte.Array[0, 300],
        Gen.Select(Gen.Int[0, 120], Gen.Byte, (at, value) => Spoilt(at, value))).Sample(octets =>
        {
            SimRequest? request = SimRequest.TryRead(Encoding.Latin1.GetString(octets));
            return request is null
                || (request.Network >= 0 && request.Challenges.All(each => each.Length == 16) && request.Kind switch
                {
                    SimRequestKind.Unknown => request.Challenges.Count == 0,
                    SimRequestKind.Umts => request.Challenges.Count == 2,
                    _ => request.Challenges.Count is 2 or 3,
                });
        });

    private static byte[] Spoilt(int at, byte value)
    {
        byte[] line = Encoding.Latin1.GetBytes($"<3>CTRL-REQ-SIM-0:GSM-AUTH:{Rand}:{Autn}:{Rand} needed for SSID x");
        line[at % line.Length] = value;
        return line;
    }
}
