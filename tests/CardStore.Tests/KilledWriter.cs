using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore.Tests;

/// <summary>The test executable as a process that writes to an image until it is killed, and the model of what it writes.</summary>
internal static class KilledWriter
{
    private const string Variable = "MULTISIM_TEST_WRITER_IMAGE";
    private const string SwitchVariable = "MULTISIM_TEST_WRITER_SWITCHES";

    /// <summary>Keys whose contents belong together: all carry the number of the same update.</summary>
    public const int Keys = 12;

    /// <summary>What update <paramref name="update"/> stores under the key with this number; null where it removes the key.</summary>
    public static byte[]? Content(int update, int key)
    {
        if ((update + key) % 5 == 0)
            return null;
        byte[] content = new byte[4 + (update * 7 + key * 31) % 300];
        BitConverter.TryWriteBytes(content, update);
        content.AsSpan(4).Fill((byte)(update ^ key));
        return content;
    }

    public static StateKey Key(int key) => new(StateArea.File, (byte)(key % 3), 0x7FFF_6F00L + key);

    /// <summary>Starts the process. It says the number of an update when the update is committed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="switches">True for switches of the active slot rather than updates.</param>
    public static Process Start(string image, bool switches = false)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KilledWriter).Assembly.Location);
        start.Environment[Variable] = image;
        if (switches)
            start.Environment[SwitchVariable] = "1";
        return Process.Start(start)!;
    }

    // A module initializer, because the runner's package generates Main.
    [ModuleInitializer]
    internal static void WriteWhereAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } image)
            return;
        using Stream output = Console.OpenStandardOutput();
        if (Environment.GetEnvironmentVariable(SwitchVariable) is not null)
            SwitchedCard.SwitchForEver(image, output);
        using SqliteCardStore store = SqliteCardStore.Open(image);
        int update = 0;
        store.Load((_, content) => update = Math.Max(update, BitConverter.ToInt32(content)));
        while (true)
        {
            update++;
            store.Begin();
            for (int key = 0; key < Keys; key++)
            {
                if (Content(update, key) is { } content)
                    store.Put(Key(key), content);
                else
                    store.Remove(Key(key));
            }
            store.Commit();
            output.Write(Encoding.ASCII.GetBytes($"{update}\n"));
        }
    }
}
