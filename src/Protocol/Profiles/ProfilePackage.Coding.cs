using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <content>The BER-TLV coding: <c>E1 { 80 version, 81 label, 82 EF.IMSI, 83 algorithm, 84 K, 85 OPc, 86 SQN, 87 RES length, [90 algorithm parameters], [91 SQN rules], A8 { 89 rule }*, AA { AB { 8C path, 8D record, 8E content } }* }</c>.</content>
public sealed partial class ProfilePackage
{
    private const int PackageTag = 0xE1;
    private const int VersionTag = 0x80;
    private const int LabelTag = 0x81;
    private const int ImsiTag = 0x82;
    private const int AlgorithmTag = 0x83;
    private const int KTag = 0x84;
    private const int OpcTag = 0x85;
    private const int SqnTag = 0x86;
    private const int ResLengthTag = 0x87;
    private const int ParametersTag = 0x90;
    private const int SequenceRulesTag = 0x91;
    private const int RulesTag = 0xA8;
    private const int RuleTag = 0x89;
    private const int FilesTag = 0xAA;
    private const int FileTag = 0xAB;
    private const int PathTag = 0x8C;
    private const int RecordTag = 0x8D;
    private const int ContentTag = 0x8E;
    private const byte Version = 1;
    private const int RuleSize = PlmnPattern.Size + 1;

    /// <summary>Writes the package. Secret: it holds the keys.</summary>
    /// <exception cref="InvalidOperationException">The values are no package: a length or number is out of its range.</exception>
    public byte[] Encode()
    {
        if (FindFault() is string fault)
            throw new InvalidOperationException($"The profile {Label} cannot be encoded: {fault}.");
        Span<byte> buffer = new byte[MaxFiles * (MaxContentLength + 32) + 1024];
        Span<byte> small = stackalloc byte[Imsi.Size];
        BerTlvWriter writer = new(buffer);
        int package = writer.Begin(PackageTag);
        writer.Write(VersionTag, Version);
        writer.Write(LabelTag, Encoding.UTF8.GetBytes(Label));
        Imsi.Encode(small);
        writer.Write(ImsiTag, small);
        writer.Write(AlgorithmTag, (byte)Algorithm);
        writer.Write(KTag, K.Span);
        writer.Write(OpcTag, Opc.Span);
        UInt48.Write(small, Sqn);
        writer.Write(SqnTag, small[..6]);
        writer.Write(ResLengthTag, ResLength);
        if (!Parameters.IsEmpty)
            writer.Write(ParametersTag, Parameters.Span);
        if (SequenceRules != SequenceRules.Default)
            writer.Write(SequenceRulesTag, SequenceRules.Encode());
        int rules = writer.Begin(RulesTag);
        foreach (ProfileRule rule in Rules)
        {
            rule.Pattern.Encode(small);
            small[PlmnPattern.Size] = rule.Priority;
            writer.Write(RuleTag, small[..RuleSize]);
        }
        writer.End(rules);
        int files = writer.Begin(FilesTag);
        foreach (ProfileFile file in Files)
        {
            int entry = writer.Begin(FileTag);
            writer.Write(PathTag, EncodePath(file.Path, small));
            writer.Write(RecordTag, file.Record);
            writer.Write(ContentTag, file.Content.Span);
            writer.End(entry);
        }
        writer.End(files);
        writer.End(package);
        byte[] encoded = writer.Written.ToArray();
        buffer.Clear();
        return encoded.Length <= MaxEncodedLength
            ? encoded
            : throw new InvalidOperationException($"The profile {Label} has {encoded.Length} bytes; at most {MaxEncodedLength} fit.");
    }

    /// <summary>Reads a package from outside.</summary>
    /// <param name="encoded">The coding, nothing after it.</param>
    /// <param name="package">The package: all its values are in range.</param>
    /// <param name="reason">What is wrong with it; never a value of it.</param>
    public static bool TryParse(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out ProfilePackage? package, [NotNullWhen(false)] out string? reason)
    {
        package = null;
        BerTlvReader outer = new(encoded);
        if (encoded.Length > MaxEncodedLength || !outer.TryRead(out int tag, out ReadOnlySpan<byte> value) || tag != PackageTag || !outer.AtEnd)
        {
            reason = $"it is not one object E1 of at most {MaxEncodedLength} bytes";
            return false;
        }
        package = ReadFields(value, out reason);
        return package is not null;
    }

    private static ProfilePackage? ReadFields(ReadOnlySpan<byte> value, out string? reason)
    {
        BerTlvReader reader = new(value);
        // In this order, each once: one package has one coding.
        if (!TryReadField(ref reader, VersionTag, out ReadOnlySpan<byte> version) || version is not [Version])
            return Fail("its version (80) is not 01", out reason);
        if (!TryReadField(ref reader, LabelTag, out ReadOnlySpan<byte> label) || !Utf8.IsValid(label))
            return Fail("its label (81) is missing or no UTF-8", out reason);
        if (!TryReadField(ref reader, ImsiTag, out ReadOnlySpan<byte> imsi) || imsi.Length != Imsi.Size || !Imsi.TryDecode(imsi, out Imsi decodedImsi))
            return Fail("its IMSI (82) is missing or no EF.IMSI", out reason);
        if (!TryReadField(ref reader, AlgorithmTag, out ReadOnlySpan<byte> algorithm) || algorithm.Length != 1)
            return Fail("its algorithm (83) is missing or not one byte", out reason);
        if (!TryReadField(ref reader, KTag, out ReadOnlySpan<byte> k) || !TryReadField(ref reader, OpcTag, out ReadOnlySpan<byte> opc))
            return Fail("its K (84) or OPc (85) is missing", out reason);
        if (!TryReadField(ref reader, SqnTag, out ReadOnlySpan<byte> sqn) || sqn.Length != 6)
            return Fail("its SQN (86) is missing or not six bytes", out reason);
        if (!TryReadField(ref reader, ResLengthTag, out ReadOnlySpan<byte> resLength) || resLength.Length != 1)
            return Fail("its RES length (87) is missing or not one byte", out reason);
        // Only where they are not what goes without saying.
        if (TryReadOptional(ref reader, ParametersTag, out ReadOnlySpan<byte> parameters) && parameters.IsEmpty)
            return Fail("its algorithm parameters (90) are empty", out reason);
        SequenceRules sequenceRules = SequenceRules.Default;
        if (TryReadOptional(ref reader, SequenceRulesTag, out ReadOnlySpan<byte> sequence)
            && (!SequenceRules.TryDecode(sequence, out sequenceRules) || sequenceRules == SequenceRules.Default))
        {
            return Fail("its SQN rules (91) are malformed or those that go without saying", out reason);
        }
        if (!TryReadField(ref reader, RulesTag, out ReadOnlySpan<byte> rules) || !TryReadRules(rules, out List<ProfileRule> decodedRules))
            return Fail("its rules (A8) are missing or malformed", out reason);
        if (!TryReadField(ref reader, FilesTag, out ReadOnlySpan<byte> files) || !TryReadFiles(files, out List<ProfileFile> decodedFiles))
            return Fail("its files (AA) are missing or malformed", out reason);
        if (!reader.AtEnd)
            return Fail("something follows its files (AA)", out reason);
        ProfilePackage package = new()
        {
            Label = Encoding.UTF8.GetString(label),
            Imsi = decodedImsi,
            Algorithm = (AuthenticationAlgorithm)algorithm[0],
            K = k.ToArray(),
            Opc = opc.ToArray(),
            Sqn = UInt48.Read(sqn),
            ResLength = resLength[0],
            Parameters = parameters.ToArray(),
            SequenceRules = sequenceRules,
            Rules = decodedRules,
            Files = decodedFiles,
        };
        reason = package.FindFault();
        return reason is null ? package : null;
    }

    private static bool TryReadRules(ReadOnlySpan<byte> value, out List<ProfileRule> rules)
    {
        rules = [];
        BerTlvReader reader = new(value);
        while (rules.Count < MaxRules && TryReadField(ref reader, RuleTag, out ReadOnlySpan<byte> rule))
        {
            if (rule.Length != RuleSize || !PlmnPattern.TryDecode(rule, out PlmnPattern pattern))
                return false;
            rules.Add(new ProfileRule(pattern, rule[PlmnPattern.Size]));
        }
        return reader.AtEnd;
    }

    private static bool TryReadFiles(ReadOnlySpan<byte> value, out List<ProfileFile> files)
    {
        files = [];
        BerTlvReader reader = new(value);
        while (files.Count < MaxFiles && TryReadField(ref reader, FileTag, out ReadOnlySpan<byte> file))
        {
            BerTlvReader fields = new(file);
            if (!TryReadField(ref fields, PathTag, out ReadOnlySpan<byte> path) || !TryDecodePath(path, out FilePath decodedPath)
                || !TryReadField(ref fields, RecordTag, out ReadOnlySpan<byte> record) || record.Length != 1
                || !TryReadField(ref fields, ContentTag, out ReadOnlySpan<byte> content) || !fields.AtEnd)
            {
                return false;
            }
            files.Add(new ProfileFile(decodedPath, record[0], content.ToArray()));
        }
        return reader.AtEnd;
    }

    private static bool TryReadField(scoped ref BerTlvReader reader, int expected, out ReadOnlySpan<byte> value) =>
        reader.TryRead(out int tag, out value) && tag == expected;

    // The reader stays where the next object has another tag.
    private static bool TryReadOptional(ref BerTlvReader reader, int expected, out ReadOnlySpan<byte> value)
    {
        BerTlvReader ahead = reader;
        bool found = TryReadField(ref ahead, expected, out value);
        if (found)
            reader = ahead;
        else
            value = default;
        return found;
    }

    private static ReadOnlySpan<byte> EncodePath(FilePath path, Span<byte> buffer)
    {
        int size = path.Depth * 2;
        for (int i = 0; i < size; i++)
            buffer[i] = (byte)(path.Value >> (8 * (size - 1 - i)));
        return buffer[..size];
    }

    private static bool TryDecodePath(ReadOnlySpan<byte> bytes, out FilePath path)
    {
        path = FilePath.MasterFile;
        if (bytes.Length is 0 or > 2 * FilePath.MaxDepth || bytes.Length % 2 != 0)
            return false;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            int fid = bytes[i] << 8 | bytes[i + 1];
            if (fid is 0 or FilePath.MasterFileIdentifier)
                return false;
            path = path.Append((ushort)fid);
        }
        return true;
    }

    private static ProfilePackage? Fail(string why, out string? reason)
    {
        reason = why;
        return null;
    }
}
