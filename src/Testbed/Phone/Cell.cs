using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>One cell as its broadcast describes it.</summary>
/// <param name="Plmn">The network.</param>
/// <param name="Name">The network's name, for people.</param>
/// <param name="Technology">Radio access technology.</param>
/// <param name="AreaCode">Location area code (GSM, UTRAN) or tracking area code (E-UTRAN: 16 bits, NG-RAN: 24 bits).</param>
/// <param name="CellId">Cell identity: 16 bits in GSM, 28 bits in UTRAN and E-UTRAN, 36 bits in NG-RAN.</param>
public sealed record Cell(Plmn Plmn, string Name, AccessTechnology Technology, int AreaCode, long CellId);
