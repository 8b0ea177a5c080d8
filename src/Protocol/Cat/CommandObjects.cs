using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>One place in the list of objects that a command may carry after its details and device identities.</summary>
/// <param name="Tag">Tag without bit 8.</param>
/// <param name="Mandatory">Without it the command is answered "required values are missing".</param>
/// <param name="Repeats">The object may come several times in a row.</param>
internal readonly record struct ObjectPlace(CatTag Tag, bool Mandatory = false, bool Repeats = false);

/// <summary>The objects of one command, sorted into the places of its list.</summary>
/// <remarks>
/// ETSI TS 102 223 §6.10 as terminals do it: the list is walked in order. An object whose tag has no place further on is skipped where its
/// comprehension bit is 0, else the command is not understood. Readers of single values note a bad value as <see cref="Fault"/>.
/// </remarks>
internal sealed class CommandObjects
{
    private readonly ObjectPlace[] _places;
    private readonly List<(int Place, ReadOnlyMemory<byte> Value)> _found = [];

    private CommandObjects(ObjectPlace[] places) => _places = places;

    /// <summary>Why the command cannot be performed; <see cref="GeneralResult.Performed"/> while nothing is wrong.</summary>
    public GeneralResult Fault { get; private set; }

    /// <summary>Sorts a list of objects.</summary>
    /// <param name="bytes">The objects after the device identities.</param>
    /// <param name="places">The command's list.</param>
    public static CommandObjects Sort(ReadOnlySpan<byte> bytes, ObjectPlace[] places)
    {
        CommandObjects objects = new(places);
        ComprehensionTlvReader reader = new(bytes);
        int next = 0;
        while (reader.TryRead(out int tag, out bool required, out ReadOnlySpan<byte> value))
        {
            int place = objects.PlaceOf((CatTag)tag, next);
            if (place >= 0)
            {
                objects._found.Add((place, value.ToArray()));
                next = places[place].Repeats ? place : place + 1;
            }
            else if (required)
            {
                objects.Reject();
            }
        }
        if (!reader.AtEnd)
            objects.Reject();
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i].Mandatory && objects.Find(i) is null && objects.Fault == GeneralResult.Performed)
                objects.Fault = GeneralResult.RequiredValuesMissing;
        }
        return objects;
    }

    /// <summary>Notes that a value cannot be understood.</summary>
    public void Reject() => Fault = GeneralResult.DataNotUnderstood;

    /// <summary>Notes that one of several objects had to be there.</summary>
    public void Miss() => Fault = GeneralResult.RequiredValuesMissing;

    /// <summary>The object with a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="occurrence">Which of the places with that tag, from 0: SET UP CALL has two alpha identifiers.</param>
    /// <returns>The value, or null where the command does not carry it.</returns>
    public ReadOnlyMemory<byte>? Bytes(CatTag tag, int occurrence = 0)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i].Tag == tag && occurrence-- == 0)
                return Find(i);
        }
        return null;
    }

    /// <summary>All objects with a tag, in their order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All(CatTag tag)
    {
        foreach ((int place, ReadOnlyMemory<byte> value) in _found)
        {
            if (_places[place].Tag == tag)
                yield return value;
        }
    }

    /// <summary>Whether an object is there.</summary>
    public bool Has(CatTag tag) => Bytes(tag) is not null;

    /// <summary>A value of one byte.</summary>
    public byte? Byte(CatTag tag)
    {
        if (Bytes(tag) is not { } value)
            return null;
        if (value.Length == 1)
            return value.Span[0];
        Reject();
        return null;
    }

    /// <summary>An alpha identifier; empty for one of length 0.</summary>
    public string? Alpha(int occurrence = 0) => Bytes(CatTag.Alpha, occurrence) is { } value ? AlphaText.Decode(value.Span) : null;

    /// <summary>A text with its data coding scheme.</summary>
    public CatText? Text(CatTag tag, int occurrence = 0) =>
        Bytes(tag, occurrence) is { } value ? Read<CatText>(value, CatText.TryDecode) : null;

    /// <summary>A duration.</summary>
    public CatDuration? Duration(int occurrence = 0) =>
        Bytes(CatTag.Duration, occurrence) is { } value ? Read<CatDuration>(value, CatDuration.TryDecode) : null;

    /// <summary>An icon.</summary>
    public CatIcon? Icon(int occurrence = 0) => Bytes(CatTag.Icon, occurrence) is { } value ? Read<CatIcon>(value, CatIcon.TryDecode) : null;

    private delegate bool Decoder<T>(ReadOnlySpan<byte> value, out T decoded);

    private T Read<T>(ReadOnlyMemory<byte> value, Decoder<T> decoder)
    {
        if (!decoder(value.Span, out T decoded))
            Reject();
        return decoded;
    }

    private int PlaceOf(CatTag tag, int from)
    {
        for (int i = from; i < _places.Length; i++)
        {
            if (_places[i].Tag == tag)
                return i;
        }
        return -1;
    }

    private ReadOnlyMemory<byte>? Find(int place)
    {
        foreach ((int found, ReadOnlyMemory<byte> value) in _found)
        {
            if (found == place)
                return value;
        }
        return null;
    }
}
