using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>The card against Debian's osmo-hlr, which alone has the key: neither vectors nor resynchronisation are ours.</summary>
/// <remarks>Its ports are fixed, so it runs in the network of the readers.</remarks>
internal sealed class OsmoHlrTests : ReaderFixture
{
    private const string Address = "gsup://127.0.0.1:4222";

    // Algorithm 5 is MILENAGE; osmo-hlr's first vector has SEQ 1.
    private const string AddSubscriber = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        db.execute("INSERT INTO subscriber (id, imsi) VALUES (1, ?)", (sys.argv[2],))
        db.execute("INSERT INTO auc_3g (subscriber_id, algo_id_3g, k, opc, sqn, ind_bitlen) VALUES (1, 5, ?, ?, 0, 5)", (sys.argv[3], sys.argv[4]))
        db.commit()

        """;

    private const string WaitForPort = """
        import socket, sys, time
        for attempt in range(300):
            try:
                socket.create_connection(("127.0.0.1", 4222)).close()
                sys.exit(0)
            except OSError:
                time.sleep(0.1)
        sys.exit(1)

        """;

    private Process? _hlr;

    protected override (string Program, string Package)[] Programs =>
        [("osmo-hlr", "osmo-hlr"), ("osmo-hlr-db-tool", "osmo-hlr"), (Python, "python3")];

    [TearDown]
    public void StopHlr()
    {
        if (_hlr is { HasExited: false })
            _hlr.Kill(entireProcessTree: true);
        _hlr?.Dispose();
        _hlr = null;
    }

    [Test]
    public void A_card_accepts_the_vectors_of_the_HLR_and_resynchronises_it()
    {
        StartHlr(K);
        string card = NewCard();
        Run first = Authenticate(card);
        Assert.That(first.Code, Is.Zero, first.Output + first.Error);
        Assert.That(first.Output, Does.Contain("As expected"));
        // Of another profile with the same key, which has accepted more than this HLR ever gave.
        Run resynchronised = Authenticate(NewCard("ahead", "--sqn", "000000100000"), "--resync");
        Assert.That(resynchronised.Code, Is.Zero, resynchronised.Output + resynchronised.Error);
        Assert.That(resynchronised.Output, Does.Contain("after resynchronisation").And.Contain("As expected"));
    }

    [Test]
    public void A_card_in_a_reader_does_as_well()
    {
        StartHlr(K);
        Machine.Serve(NewCard());
        Run run = Machine.Multisim(["auth", "run", "--reader", ReaderMachine.Reader, "--auc", Address]);
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
    }

    [Test]
    public void Another_K_and_an_unknown_IMSI_fail_cleanly()
    {
        StartHlr(Opc);
        Run wrong = Authenticate(NewCard());
        Assert.That(wrong.Code, Is.EqualTo(1), wrong.Output + wrong.Error);
        Run unknown = Authenticate(NewCard("unknown"), "--imsi", "001010000000099");
        Assert.That(unknown.Code, Is.Not.Zero);
        Assert.That(unknown.Error, Does.Contain("does not know this IMSI"));
    }

    private Run Authenticate(string card, params string[] options) => Machine.Multisim(["auth", "run", card, "--auc", Address, .. options]);

    private void StartHlr(string k)
    {
        string database = At("hlr.db"), log = At("hlr.log");
        string configuration = Write("hlr.cfg", "log stderr\n logging level set-all notice\nhlr\n gsup\n  bind ip 127.0.0.1\n");
        Run made = Machine.Run(["osmo-hlr-db-tool", "-l", database, "create"]);
        Assert.That(made.Code, Is.Zero, made.Output + made.Error);
        Run added = Machine.Run([Python, Write("add.py", AddSubscriber), database, Imsi, k, Opc]);
        Assert.That(added.Code, Is.Zero, added.Error);
        _hlr = Machine.Launch(["sh", "-c", $"exec osmo-hlr -s -c '{configuration}' -l '{database}' >'{log}' 2>&1"]);
        Run waited = Machine.Run([Python, Write("wait.py", WaitForPort)]);
        Assert.That(waited.Code, Is.Zero, $"osmo-hlr did not start: {File.ReadAllText(log)}");
    }
}
