using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class DataCodingSchemeTests
{
    [TestCase(0x00, SmsAlphabet.Gsm7, false)]
    [TestCase(0x04, SmsAlphabet.EightBit, false)]
    [TestCase(0x08, SmsAlphabet.Ucs2, false)]
    [TestCase(0x12, SmsAlphabet.Gsm7, true)]
    [TestCase(0x16, SmsAlphabet.EightBit, true)]
    [TestCase(0x02, SmsAlphabet.Gsm7, false)]
    [TestCase(0x56, SmsAlphabet.EightBit, true)]
    [TestCase(0x20, SmsAlphabet.EightBit, false)]
    [TestCase(0xC8, SmsAlphabet.Gsm7, false)]
    [TestCase(0xE8, SmsAlphabet.Ucs2, false)]
    [TestCase(0xF2, SmsAlphabet.Gsm7, true)]
    [TestCase(0xF6, SmsAlphabet.EightBit, true)]
    [TestCase(0xF5, SmsAlphabet.EightBit, false)]
    public void A_scheme_names_alphabet_and_class(byte scheme, SmsAlphabet alphabet, bool class2)
    {
        Assert.That(DataCodingScheme.AlphabetOf(scheme), Is.EqualTo(alphabet));
        Assert.That(DataCodingScheme.IsClass2(scheme), Is.EqualTo(class2));
    }
}
