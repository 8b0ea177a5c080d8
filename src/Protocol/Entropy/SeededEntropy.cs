using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tottoli.MultiSim.Protocol.Entropy;

/// <summary>A reproducible stream: SHA-256 over seed, purpose and a counter. For tests and repeatable runs, never for real keys.</summary>
/// <remarks>Each purpose has its own stream, so that a new consumer does not shift the values of the others. Not thread safe.</remarks>
public sealed class SeededEntropy : IEntropySource
{
    private readonly byte[] _input;
    private readonly byte[] _block = new byte[SHA256.HashSizeInBytes];
    private long _counter;
    private int _used = SHA256.HashSizeInBytes;

    /// <summary>A stream of its own.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the values are for, "issuer" or "auc:25001".</param>
    public SeededEntropy(long seed, string purpose)
    {
        byte[] name = Encoding.UTF8.GetBytes(purpose);
        _input = new byte[16 + name.Length];
        BinaryPrimitives.WriteInt64BigEndian(_input, seed);
        name.CopyTo(_input, 16);
    }

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_used == _block.Length)
            {
                BinaryPrimitives.WriteInt64BigEndian(_input.AsSpan(8), _counter++);
                SHA256.HashData(_input, _block);
                _used = 0;
            }
            int count = Math.Min(destination.Length, _block.Length - _used);
            _block.AsSpan(_used, count).CopyTo(destination);
            _used += count;
            destination = destination[count..];
        }
    }
}
