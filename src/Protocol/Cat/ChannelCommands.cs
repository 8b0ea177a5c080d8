namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>OPEN CHANNEL: a data connection. One list of objects for all bearers; which of them count depends on the bearer.</summary>
/// <remarks>ETSI TS 102 223 §6.4.27 and §6.6.27. Server mode has a transport and no bearer.</remarks>
public sealed record OpenChannel : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.OpenChannel;

    /// <summary>Number to dial, for circuit-switched data: TON/NPI, then swapped BCD digits.</summary>
    public ReadOnlyMemory<byte>? DialledNumber { get; init; }

    /// <summary>Called party subaddress.</summary>
    public ReadOnlyMemory<byte>? Subaddress { get; init; }

    /// <summary>How long to try.</summary>
    public CatDuration? FirstDuration { get; init; }

    /// <summary>How long an idle connection is kept.</summary>
    public CatDuration? SecondDuration { get; init; }

    /// <summary>Bearer type, then its parameters; absent in server mode.</summary>
    public ReadOnlyMemory<byte>? Bearer { get; init; }

    /// <summary>Size of the buffer that the card wants, bytes.</summary>
    public required ushort BufferSize { get; init; }

    /// <summary>Access point: labels, each after its length.</summary>
    public ReadOnlyMemory<byte>? AccessPoint { get; init; }

    /// <summary>Local address; empty asks for a dynamic one.</summary>
    public ReadOnlyMemory<byte>? LocalAddress { get; init; }

    /// <summary>User name.</summary>
    public CatText? User { get; init; }

    /// <summary>The user's password. A secret: not printed.</summary>
    public CatText? Password { get; init; }

    /// <summary>Transport: protocol, then port (2 bytes).</summary>
    public ReadOnlyMemory<byte>? Transport { get; init; }

    /// <summary>Address of the far end.</summary>
    public ReadOnlyMemory<byte>? RemoteAddress { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"OPEN CHANNEL {Number}";

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        if (!objects.Has(CatTag.BearerDescription) && !objects.Has(CatTag.TransportLevel))
            objects.Miss();
        ReadOnlyMemory<byte> size = objects.Bytes(CatTag.BufferSize) ?? default;
        if (size.Length != 2)
            objects.Reject();
        return Present(
            new OpenChannel
            {
                DialledNumber = objects.Bytes(CatTag.Address),
                Subaddress = objects.Bytes(CatTag.Subaddress),
                FirstDuration = objects.Duration(),
                SecondDuration = objects.Duration(1),
                Bearer = objects.Bytes(CatTag.BearerDescription),
                BufferSize = size.Length == 2 ? (ushort)((size.Span[0] << 8) | size.Span[1]) : (ushort)0,
                AccessPoint = objects.Bytes(CatTag.NetworkAccessName),
                LocalAddress = objects.Bytes(CatTag.OtherAddress),
                User = objects.Text(CatTag.TextString),
                Password = objects.Text(CatTag.TextString, 1),
                Transport = objects.Bytes(CatTag.TransportLevel),
                RemoteAddress = objects.Bytes(CatTag.OtherAddress, 1),
            },
            objects);
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        writer.Bytes(CatTag.Address, DialledNumber);
        writer.Bytes(CatTag.Subaddress, Subaddress);
        writer.Duration(FirstDuration);
        writer.Duration(SecondDuration);
        writer.Bytes(CatTag.BearerDescription, Bearer);
        writer.Bytes(CatTag.BufferSize, [(byte)(BufferSize >> 8), (byte)BufferSize]);
        writer.Bytes(CatTag.NetworkAccessName, AccessPoint);
        writer.Bytes(CatTag.OtherAddress, LocalAddress);
        writer.Text(CatTag.TextString, User);
        writer.Text(CatTag.TextString, Password);
        writer.Bytes(CatTag.TransportLevel, Transport);
        writer.Bytes(CatTag.OtherAddress, RemoteAddress);
        WriteFormat(ref writer);
    }
}

/// <summary>CLOSE CHANNEL: ends a data connection; the channel is the destination.</summary>
/// <remarks>ETSI TS 102 223 §6.4.28.</remarks>
public sealed record CloseChannel : PresentedCommand
{
    /// <summary>A command to channel 1.</summary>
    public CloseChannel() => Destination = DeviceIdentity.Channel1;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.CloseChannel;

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new CloseChannel(), objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}

/// <summary>RECEIVE DATA: takes received bytes out of a channel, which is the destination.</summary>
/// <remarks>ETSI TS 102 223 §6.4.29.</remarks>
public sealed record ReceiveData : PresentedCommand
{
    /// <summary>A command to channel 1.</summary>
    public ReceiveData() => Destination = DeviceIdentity.Channel1;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.ReceiveData;

    /// <summary>How many bytes.</summary>
    public required byte Length { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new ReceiveData { Length = objects.Byte(CatTag.ChannelDataLength) ?? 0 }, objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        writer.Byte(CatTag.ChannelDataLength, Length);
        WriteFormat(ref writer);
    }
}

/// <summary>SEND DATA: puts bytes into a channel, which is the destination.</summary>
/// <remarks>ETSI TS 102 223 §6.4.30.</remarks>
public sealed record SendData : PresentedCommand
{
    /// <summary>A command to channel 1.</summary>
    public SendData() => Destination = DeviceIdentity.Channel1;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SendData;

    /// <summary>The bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Qualifier bit 1: sent at once; else they wait in the buffer.</summary>
    public bool Immediately => (Qualifier & 0x01) != 0;

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new SendData { Data = objects.Bytes(CatTag.ChannelData) ?? default }, objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Icon(Icon);
        writer.Bytes(CatTag.ChannelData, Data.Span);
        WriteFormat(ref writer);
    }
}

/// <summary>GET CHANNEL STATUS: how the channels stand.</summary>
/// <remarks>ETSI TS 102 223 §6.4.31.</remarks>
public sealed record GetChannelStatus : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.GetChannelStatus;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}
