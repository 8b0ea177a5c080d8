namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs that only sysmocom's programmable cards have: keys, PINs, sequence numbers. ADM1 may read most of them.</summary>
public static class SysmocomFiles
{
    /// <summary>DF.SYSTEM.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0xA515);

    /// <summary>PIN1 with its counters.</summary>
    public static readonly EfDefinition Chv1 = new(Df.Append(0x6F01), "EF.CHV1", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>PIN2 with its counters.</summary>
    public static readonly EfDefinition Chv2 = new(Df.Append(0x6F81), "EF.CHV2", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>ADM1 with its counter.</summary>
    public static readonly EfDefinition Adm1 = new(Df.Append(0x6F0A), "EF.ADM1", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>ADM2 with its counter.</summary>
    public static readonly EfDefinition Adm2 = new(Df.Append(0x6F0B), "EF.ADM2", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>ADM3 with its counter.</summary>
    public static readonly EfDefinition Adm3 = new(Df.Append(0x6F0C), "EF.ADM3", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>ADM4 with its counter.</summary>
    public static readonly EfDefinition Adm4 = new(Df.Append(0x6F0D), "EF.ADM4", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Constants c and r of Milenage.</summary>
    public static readonly EfDefinition MilenageConfiguration = new(Df.Append(0x6F21), "EF.MILENAGE_CFG", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1) };

    /// <summary>Keys of secured packets.</summary>
    public static readonly EfDefinition OtaKeys = new(Df.Append(0x6F22), "EF.0348_KEY", EfKind.LinearFixed, 0x00, "sysmocom") { Size = new(27, 35), IsSecret = true };

    /// <summary>How often RUN GSM ALGORITHM may still run.</summary>
    public static readonly EfDefinition SimAuthenticationCounter = new(Df.Append(0xAF24), "EF.SIM_AUTH_COUNTER", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1) };

    /// <summary>Algorithm and key of RUN GSM ALGORITHM.</summary>
    public static readonly EfDefinition SimKey = new(Df.Append(0x6F20), "EF.SIM_AUTH_KEY", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Counters of secured packets.</summary>
    public static readonly EfDefinition OtaCounters = new(Df.Append(0x6F23), "EF.0348_COUNT", EfKind.LinearFixed, 0x00, "sysmocom") { Size = new(7, 7) };

    /// <summary>Counters of the GlobalPlatform channel.</summary>
    public static readonly EfDefinition GpCounters = new(Df.Append(0x6F26), "EF.GP_COUNT", EfKind.LinearFixed, 0x00, "sysmocom") { Size = new(5, 5) };

    /// <summary>From what the GlobalPlatform keys are derived.</summary>
    public static readonly EfDefinition GpDiversification = new(Df.Append(0x6F27), "EF.GP_DIV_DATA", EfKind.LinearFixed, 0x00, "sysmocom") { Size = new(12, 12) };

    /// <summary>Algorithm and key of AUTHENTICATE.</summary>
    public static readonly EfDefinition UsimKey = new(UsimFiles.Adf.Append(0xAF20), "EF.USIM_AUTH_KEY", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Algorithm and key of AUTHENTICATE in the GSM context.</summary>
    public static readonly EfDefinition UsimKey2G = new(UsimFiles.Adf.Append(0xAF22), "EF.USIM_AUTH_KEY_2G", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Key of the bootstrapping.</summary>
    public static readonly EfDefinition GbaKey = new(UsimFiles.Adf.Append(0xAF31), "EF.GBA_SK", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Records of the bootstrapping in use.</summary>
    public static readonly EfDefinition GbaRecords = new(UsimFiles.Adf.Append(0xAF32), "EF.GBA_REC_LIST", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1) };

    /// <summary>Internal keys of the bootstrapping.</summary>
    public static readonly EfDefinition GbaInternalKeys = new(UsimFiles.Adf.Append(0xAF33), "EF.GBA_INT_KEY", EfKind.LinearFixed, 0x00, "sysmocom") { Size = new(32, 32), IsSecret = true };

    /// <summary>Sequence numbers of AUTHENTICATE.</summary>
    public static readonly EfDefinition UsimSqn = new(UsimFiles.Adf.Append(0xAF30), "EF.USIM_SQN", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1) };

    /// <summary>Algorithm and key of AUTHENTICATE.</summary>
    public static readonly EfDefinition IsimKey = new(IsimFiles.Adf.Append(0xAF20), "EF.ISIM_AUTH_KEY", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Algorithm and key of AUTHENTICATE in the GSM context.</summary>
    public static readonly EfDefinition IsimKey2G = new(IsimFiles.Adf.Append(0xAF22), "EF.ISIM_AUTH_KEY_2G", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>Sequence numbers of AUTHENTICATE.</summary>
    public static readonly EfDefinition IsimSqn = new(IsimFiles.Adf.Append(0xAF30), "EF.ISIM_SQN", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1) };

    /// <summary>Ki of a sysmoUSIM-SJS1.</summary>
    public static readonly EfDefinition Ki = new(GsmFiles.Df.Append(0x00FF), "EF.Ki", EfKind.Transparent, 0x00, "sysmocom") { Size = new(16), IsSecret = true };

    /// <summary>OP or OPc of a sysmoUSIM-SJS1, after an octet that says which.</summary>
    public static readonly EfDefinition Opc = new(GsmFiles.Df.Append(0x00F7), "EF.OPc", EfKind.Transparent, 0x00, "sysmocom") { Size = new(17), IsSecret = true };

    /// <summary>Ki and algorithm of a sysmoSIM-GR2.</summary>
    public static readonly EfDefinition Gr2Key = new(GsmFiles.Df.Append(0x0001), "EF.KEY", EfKind.Transparent, 0x00, "sysmocom") { Size = new(1), IsSecret = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Chv1, Chv2, Adm1, Adm2, Adm3, Adm4, MilenageConfiguration, OtaKeys, SimAuthenticationCounter, SimKey, OtaCounters, GpCounters,
        GpDiversification, UsimKey, UsimKey2G, GbaKey, GbaRecords, GbaInternalKeys, UsimSqn, IsimKey, IsimKey2G, IsimSqn, Ki, Opc,
        Gr2Key,
    ];
}
