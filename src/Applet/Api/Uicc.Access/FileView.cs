using JavaCard.Framework;

namespace Uicc.Access;

/// <summary>An applet's own view of the file system, with its own current file (ETSI TS 102 241).</summary>
/// <remarks>Every method throws a <see cref="UICCException"/> where the file or the access does not fit.</remarks>
public interface FileView : Shareable
{
    /// <summary>Selects a file by identifier and answers with its FCP.</summary>
    /// <returns>Number of FCP bytes copied, at most <paramref name="fcpLength"/>.</returns>
    short Select(short fid, byte[] fcp, short fcpOffset, short fcpLength);

    /// <summary>Selects a file by identifier: a child, the parent, a sibling DF of the current DF, or the MF (3F00).</summary>
    void Select(short fid);

    /// <summary>Selects an EF of the current DF by short file identifier.</summary>
    void Select(byte sfi);

    /// <summary>Copies the FCP of the current DF.</summary>
    /// <returns>Number of bytes copied, at most <paramref name="fcpLength"/>.</returns>
    short Status(byte[] fcp, short fcpOffset, short fcpLength);

    /// <summary>Reads from the current transparent EF.</summary>
    /// <returns><paramref name="respOffset"/> + <paramref name="respLength"/>.</returns>
    short ReadBinary(short fileOffset, byte[] resp, short respOffset, short respLength);

    /// <summary>Writes to the current transparent EF.</summary>
    void UpdateBinary(short fileOffset, byte[] data, short dataOffset, short dataLength);

    /// <summary>Reads from a record of the current linear fixed or cyclic EF.</summary>
    /// <param name="recNumber">1-based; 0 with the absolute mode is the current record.</param>
    /// <param name="mode">One of the <c>REC_ACC_MODE_</c> constants.</param>
    /// <param name="recOffset">Offset within the record.</param>
    /// <param name="resp">Where to copy.</param>
    /// <param name="respOffset">Where to begin.</param>
    /// <param name="respLength">How many bytes.</param>
    /// <returns><paramref name="respOffset"/> + <paramref name="respLength"/>.</returns>
    short ReadRecord(short recNumber, byte mode, short recOffset, byte[] resp, short respOffset, short respLength);

    /// <summary>Writes to a record; a cyclic EF takes the mode PREVIOUS only, which makes a new first record.</summary>
    /// <param name="recNumber">1-based; 0 with the absolute mode is the current record.</param>
    /// <param name="mode">One of the <c>REC_ACC_MODE_</c> constants.</param>
    /// <param name="recOffset">Offset within the record.</param>
    /// <param name="data">Where from.</param>
    /// <param name="dataOffset">Where to begin.</param>
    /// <param name="dataLength">How many bytes.</param>
    void UpdateRecord(short recNumber, byte mode, short recOffset, byte[] data, short dataOffset, short dataLength);
}
