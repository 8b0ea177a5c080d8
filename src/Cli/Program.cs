Console.Error.WriteLine("multisim: no command yet");
return 2;
