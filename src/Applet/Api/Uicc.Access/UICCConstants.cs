namespace Uicc.Access;

/// <summary>File identifiers and access modes of the UICC file system (ETSI TS 102 221 §13, TS 102 241).</summary>
public static class UICCConstants
{
    /// <summary>File identifier 2F00: EF.DIR.</summary>
    public const short FID_EF_DIR = 0x2F00;

    /// <summary>File identifier 2FE2: EF.ICCID.</summary>
    public const short FID_EF_ICCID = 0x2FE2;

    /// <summary>File identifier 2F06: EF.ARR.</summary>
    public const short FID_EF_ARR = 0x2F06;

    /// <summary>File identifier 2F05: EF.PL.</summary>
    public const short FID_EF_PL = 0x2F05;

    /// <summary>File identifier 7F10: DF.TELECOM.</summary>
    public const short FID_DF_TELECOM = 0x7F10;

    /// <summary>File identifier 5F50: DF.GRAPHICS.</summary>
    public const short FID_DF_GRAPHICS = 0x5F50;

    /// <summary>File identifier 6F3A: EF.ADN.</summary>
    public const short FID_EF_ADN = 0x6F3A;

    /// <summary>File identifier 6F3B: EF.FDN.</summary>
    public const short FID_EF_FDN = 0x6F3B;

    /// <summary>File identifier 6F3C: EF.SMS.</summary>
    public const short FID_EF_SMS = 0x6F3C;

    /// <summary>File identifier 6F3D: EF.CCP.</summary>
    public const short FID_EF_CCP = 0x6F3D;

    /// <summary>File identifier 6F40: EF.MSISDN.</summary>
    public const short FID_EF_MSISDN = 0x6F40;

    /// <summary>File identifier 6F42: EF.SMSP.</summary>
    public const short FID_EF_SMSP = 0x6F42;

    /// <summary>File identifier 6F43: EF.SMSS.</summary>
    public const short FID_EF_SMSS = 0x6F43;

    /// <summary>File identifier 6F44: EF.LND.</summary>
    public const short FID_EF_LND = 0x6F44;

    /// <summary>File identifier 6F49: EF.SDN.</summary>
    public const short FID_EF_SDN = 0x6F49;

    /// <summary>File identifier 6F4A: EF.EXT1.</summary>
    public const short FID_EF_EXT1 = 0x6F4A;

    /// <summary>File identifier 6F4B: EF.EXT2.</summary>
    public const short FID_EF_EXT2 = 0x6F4B;

    /// <summary>File identifier 6F4C: EF.EXT3.</summary>
    public const short FID_EF_EXT3 = 0x6F4C;

    /// <summary>File identifier 6F4D: EF.BDN.</summary>
    public const short FID_EF_BDN = 0x6F4D;

    /// <summary>File identifier 6F4E: EF.EXT4.</summary>
    public const short FID_EF_EXT4 = 0x6F4E;

    /// <summary>File identifier 6F47: EF.SMSR.</summary>
    public const short FID_EF_SMSR = 0x6F47;

    /// <summary>File identifier 4F20: EF.IMG.</summary>
    public const short FID_EF_IMG = 0x4F20;

    /// <summary>Record access: current record (record number 0).</summary>
    public const byte REC_ACC_MODE_CURRENT = 0x04;

    /// <summary>Record access: absolute record by number.</summary>
    public const byte REC_ACC_MODE_ABSOLUTE = 0x04;

    /// <summary>Record access: next record.</summary>
    public const byte REC_ACC_MODE_NEXT = 0x02;

    /// <summary>Record access: previous record.</summary>
    public const byte REC_ACC_MODE_PREVIOUS = 0x03;
}
