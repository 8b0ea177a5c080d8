using System.Buffers.Binary;
using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Soak;

// Commands of PINs and keys.
internal sealed partial class FuzzTerminal
{
    private const int PinLength = 8;

    private static readonly byte[] References = [0x01, 0x01, 0x01, 0x81, 0x81, 0x11, 0x0A, 0x0B, 0x02];

    /// <summary>Chooses a key reference, and writes it as the command's class has it.</summary>
    /// <param name="unblocks">In class A0, UNBLOCK CHV calls CHV1 00.</param>
    /// <returns>The reference.</returns>
    private byte Reference(bool unblocks = false)
    {
        byte reference = AnyOf(References);
        _draft.P2 = !_isGsm ? reference : reference switch
        {
            0x01 => unblocks ? (byte)0x00 : (byte)0x01,
            0x81 => (byte)0x02,
            _ => reference,
        };
        return _askedReference = reference;
    }

    private byte[] PinValue(byte reference)
    {
        string known = _pins.GetValueOrDefault(reference, "0000");
        return Padded(_chance.NextDouble() < _mood.RightPin ? known : "9999");
    }

    private static byte[] Padded(string digits)
    {
        byte[] value = new byte[PinLength];
        value.AsSpan().Fill(0xFF);
        Encoding.ASCII.GetBytes(digits, value);
        return value;
    }

    private void Verify()
    {
        byte reference = Reference();
        if (_chance.Next(6) != 0)
            _draft.Add(PinValue(reference));
    }

    private void ChangePin()
    {
        _draft.Add(PinValue(Reference()));
        AddNewPin();
    }

    private void DisablePin()
    {
        Verify();
        if (_chance.Next(4) == 0)
            _draft.P1 = 0x91; // the Universal PIN stands in
    }

    private void Unblock()
    {
        Reference(unblocks: true);
        if (_chance.Next(6) == 0)
            return;
        _draft.Add(Padded(_chance.NextDouble() < _mood.RightPuk ? SoakCard.Puk : "99999999"));
        AddNewPin();
    }

    private void AddNewPin()
    {
        string pin = _chance.Next(8) == 0 ? "12" : _chance.Next(2) == 0 ? "4321" : "87654321";
        _askedPin = pin;
        _draft.Add(Padded(pin));
    }

    private void RunGsmAlgorithm() => _chance.NextBytes(_draft.Take(Aka.RandSize));

    private void Authenticate()
    {
        byte[] contexts = [0x81, 0x81, 0x81, 0x80, 0x82, 0x84];
        _draft.P2 = AnyOf(contexts);
        if (_draft.P2 == 0x82)
            AddGroupCall();
        else if (_draft.P2 == 0x84 && _chance.Next(2) == 0)
            _draft.Add([0xDE, 3, (byte)'N', (byte)'A', (byte)'F', 2, (byte)'I', (byte)_chance.Next(256)]);
        else
            AddChallenge();
        if (_chance.Next(2) == 0)
            _draft.Le = 0;
    }

    // VK_Id 2 is of no key.
    private void AddGroupCall()
    {
        Span<byte> data = [VoiceGroupService.Size, 0, 0, 0, 0, 1, (byte)_chance.Next(1, 3), 5, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(data[1..], SoakCard.Group.Value);
        _chance.NextBytes(data[^5..]);
        _draft.Add(data);
    }

    private void AddChallenge()
    {
        Span<byte> rand = stackalloc byte[Aka.RandSize];
        _chance.NextBytes(rand);
        if (_draft.P2 == 0x84)
            _draft.Add([0xDD]);
        _draft.Add(Aka.RandSize);
        _draft.Add(rand);
        if (_draft.P2 != 0x80)
        {
            ulong sqn = _chance.Next(4) == 0 ? 0 : _sqn += 32;
            AuthenticationVector vector = Aka.Generate(SoakCard.KeyOf(_chance.Next(SoakCard.Slots)), rand, sqn, 0x8000);
            byte[] autn = vector.Autn.ToArray();
            if (_draft.P2 == 0x84)
                GbaBootstrapping.MaskMac(vector.Ik.Span, autn);
            _draft.Add(Aka.AutnSize);
            _draft.Add(autn);
        }
    }
}
