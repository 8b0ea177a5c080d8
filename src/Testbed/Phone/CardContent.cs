using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone has read from its card: its copy, which is old as soon as the card changes a file without a REFRESH.</summary>
internal sealed class CardContent
{
    private readonly Dictionary<FilePath, byte[]> _files = [];
    private readonly Dictionary<FilePath, IReadOnlyList<byte[]>> _records = [];

    /// <summary>AID of the USIM, from EF.DIR.</summary>
    public ReadOnlyMemory<byte> Aid { get; set; }

    /// <summary>The card's number, digits; empty where the card does not show one.</summary>
    public string IccidDigits => Iccid.TryDecode(Get(MfFiles.Iccid).Span, out Iccid iccid) ? iccid.Digits : "";

    /// <summary>The identity, or null where EF.IMSI holds none.</summary>
    public Imsi? Imsi => Protocol.Codecs.Imsi.TryDecode(Get(UsimFiles.Imsi).Span, out Imsi imsi) ? imsi : null;

    /// <summary>Digits of the MNC: EF.AD, or 2 where it does not say.</summary>
    public int MncLength => AdministrativeData.TryDecode(Get(UsimFiles.Ad).Span, out AdministrativeData data) ? data.MncLength : 2;

    /// <summary>Home network of the identity.</summary>
    public Plmn? HomePlmn => Imsi?.HomePlmn(MncLength);

    /// <summary>Whether EF.UST claims a service.</summary>
    public bool HasService(int service) => ServiceTable.IsAvailable(Get(UsimFiles.Ust).Span, service);

    /// <summary>Content of a transparent file; empty where the card has none.</summary>
    public ReadOnlyMemory<byte> Get(EfDefinition file) => _files.GetValueOrDefault(file.Path, []);

    /// <summary>Records of a file; none where the card has none.</summary>
    public IReadOnlyList<byte[]> Records(EfDefinition file) => _records.GetValueOrDefault(file.Path) ?? [];

    /// <summary>Keeps a content; null forgets it.</summary>
    public void Put(EfDefinition file, byte[]? content)
    {
        if (content is null)
            _files.Remove(file.Path);
        else
            _files[file.Path] = content;
    }

    /// <summary>Keeps records; null forgets them.</summary>
    public void PutRecords(EfDefinition file, IReadOnlyList<byte[]>? records)
    {
        if (records is null)
            _records.Remove(file.Path);
        else
            _records[file.Path] = records;
    }

    /// <summary>Whether a network is home: an equivalent home network where EF.EHPLMN lists any, else the one of the IMSI.</summary>
    public bool IsHome(Plmn plmn)
    {
        IReadOnlyList<Plmn> equivalent = PlmnList.Decode(Get(UsimFiles.Ehplmn).Span);
        return equivalent.Count > 0 ? equivalent.Contains(plmn) : HomePlmn == plmn;
    }
}
