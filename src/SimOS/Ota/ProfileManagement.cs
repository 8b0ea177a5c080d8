using System.Buffers.Binary;
using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Ota;

/// <summary>The application behind TAR BFFF10: takes sealed profiles in by STORE DATA, opens them with the card's private key and installs them.</summary>
/// <remarks>
/// Compact format (ETSI TS 102 226 §5.2.1): command APDUs one after the other; the answer is
/// <c>number of commands executed(1) | SW of the last(2) | its data</c>. STORE DATA is <c>80 E2 P1 P2 Lc block</c>, P1 80 in the last block,
/// P2 its number; block 0 begins with the whole length in two octets. The last block's data: <c>slot(1) | EF.IMSI(9)</c>.
/// </remarks>
internal sealed class ProfileManagement(CardState state, CardFiles files, SlotTable slots)
{
    /// <summary>Toolkit application reference of this application.</summary>
    public const int Tar = 0xBFFF10;

    /// <summary>Minimum security level: cryptographic checksum, ciphered, counter higher.</summary>
    public const byte MinimumSpi1 = 0x16;

    /// <summary>Most octets of an answer.</summary>
    public const int MaxAnswerLength = HeaderLength + 1 + Imsi.Size;

    private const int HeaderLength = 3;
    private const byte Cla = 0x80;
    private const byte StoreData = 0xE2;
    private const byte MoreBlocks = 0x00;
    private const byte LastBlock = 0x80;

    private readonly ProfileArrival _arrival = new(state, slots);
    private readonly ProfileInstaller _installer = new(state, files, slots);

    /// <summary>Carries out a script.</summary>
    /// <param name="script">Command APDUs; rubbish is answered with a status word.</param>
    /// <param name="answer">Room for <see cref="MaxAnswerLength"/> octets.</param>
    /// <returns>Octets of the answer.</returns>
    public int Execute(ReadOnlySpan<byte> script, Span<byte> answer)
    {
        byte executed = 0;
        int length = 0;
        StatusWord sw = StatusWord.WrongLength;
        while (!script.IsEmpty && executed < byte.MaxValue)
        {
            executed++;
            sw = Next(ref script, answer[HeaderLength..], out length);
            if (!sw.IsSuccess)
                break;
        }
        answer[0] = executed;
        BinaryPrimitives.WriteUInt16BigEndian(answer[1..], sw.Value);
        return HeaderLength + length;
    }

    private StatusWord Next(ref ReadOnlySpan<byte> script, Span<byte> data, out int length)
    {
        const int header = 5;
        length = 0;
        if (script.Length < header || script.Length < header + script[4])
            return StatusWord.WrongLength;
        ReadOnlySpan<byte> command = script[..(header + script[4])];
        script = script[command.Length..];
        if (script.Length == 1)
            script = default; // Le, which the last command may have
        if (command[0] != Cla)
            return StatusWord.ClassNotSupported;
        if (command[1] != StoreData)
            return StatusWord.InstructionNotSupported;
        return Store(command[2], command[3], command[header..], data, out length);
    }

    private StatusWord Store(byte p1, byte number, ReadOnlySpan<byte> block, Span<byte> data, out int length)
    {
        length = 0;
        if (p1 is not (MoreBlocks or LastBlock))
            return StatusWord.IncorrectP1P2;
        StatusWord sw = _arrival.Receive(number, block);
        if (!sw.IsSuccess || p1 == MoreBlocks)
            return sw;
        sw = _arrival.IsComplete ? Install(data, out length) : StatusWord.WrongData;
        _arrival.Drop();
        return sw;
    }

    private StatusWord Install(Span<byte> data, out int length)
    {
        length = 0;
        byte[] sealedPackage = new byte[_arrival.ReceivedLength];
        byte[] package = new byte[sealedPackage.Length];
        _arrival.Assemble(sealedPackage);
        try
        {
            if (!TryOpen(sealedPackage, package, out int size))
                return StatusWord.SecurityStatusNotSatisfied;
            if (!ProfilePackage.TryParse(package.AsSpan(0, size), out ProfilePackage? profile, out _))
                return StatusWord.WrongData;
            int slot = _installer.FindSlot(profile.Imsi);
            if (slot == SlotTable.None)
                slot = _arrival.Slot;
            else if (slot == slots.Active || slot == SlotTable.Home)
                return StatusWord.ConditionsNotSatisfied; // what the subscriber lives on is not replaced under his feet
            StatusWord sw = _installer.Install(slot, profile);
            if (!sw.IsSuccess)
                return sw;
            data[0] = (byte)slot;
            profile.Imsi.Encode(data[1..]);
            length = 1 + Imsi.Size;
            return sw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(package);
        }
    }

    private bool TryOpen(ReadOnlySpan<byte> sealedPackage, Span<byte> package, out int length)
    {
        length = 0;
        return state.TryGet(CardItem.PrivateKey, out ReadOnlySpan<byte> privateKey)
            && files.Find(MfFiles.Iccid.Path) is { } iccid
            && SealedProfile.TryOpen(sealedPackage, privateKey, files.Content(iccid), package, out length);
    }
}
