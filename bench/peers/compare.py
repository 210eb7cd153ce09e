"""Times offerlog and its peers on the same prospectuses, one after the other.

    compare.py BUILD-FOLDER FILINGS-FOLDER

Of a submission the main document counts; everything else that is no HTML
prospectus (a 424B) is left out. Where a folder has none, all of its HTML is
taken."""

import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

PEERS = {
    "edgartools, 424B extraction": "edgartools_424b.py",
    "BeautifulSoup and re": "beautifulsoup_re.py",
    "lxml and triggers": "lxml_triggers.py",
}
MAIN_DOCUMENT = re.compile(rb"<TEXT>\s*(.*?)</TEXT>", re.S)


def prospectuses(offerlog, folder, into):
    """Writes the HTML of each prospectus below `folder` to a file of its own."""
    lines = subprocess.run([offerlog, folder], capture_output=True, check=False).stdout.splitlines()
    filings = [json.loads(line)["filing"] for line in lines]
    chosen = [f for f in filings if (f["form_type"] or "").startswith("424B")]
    for filing in chosen or filings:
        data = pathlib.Path(filing["uri"]).read_bytes()
        if filing["format"] == "submission":
            main = MAIN_DOCUMENT.search(data)
            data = main.group(1) if main else b""
        if re.search(rb"<(?:html|body|div|p)[\s>]", data[:20000], re.I):
            (into / f"{len(list(into.iterdir())):04}.htm").write_bytes(data)


def time_peer(script, files):
    script = pathlib.Path(__file__).with_name(script)
    run = subprocess.run([sys.executable, script, *files], capture_output=True, check=False)
    if run.returncode != 0:
        return None, run.stderr.decode().strip().splitlines()[-1]
    return json.loads(run.stdout.splitlines()[-1]), ""


def main():
    build, folder = map(pathlib.Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        into = pathlib.Path(name)
        prospectuses(build / "offerlog", folder, into)
        files = sorted(map(str, into.iterdir()))
        if not files:
            sys.exit(f"compare.py: {folder} holds no HTML filing")
        bench = subprocess.run([build / "offerlog_bench", name, "5"], capture_output=True, check=True)
        ours = json.loads(bench.stdout.splitlines()[-1])["classes"]["all"]
        print(f"{len(files)} prospectuses, {ours['bytes'] / 1e6:.1f} MB, one core, "
              f"Python {platform.python_version()}")
        print(f"{'offerlog':30} {ours['extract_mb_s']:8.1f} MB/s")
        speeds = {"offerlog": ours["extract_mb_s"]}
        for peer, script in PEERS.items():
            result, error = time_peer(script, files)
            if result is None:
                print(f"{peer:30} left out: {error}")
                continue
            speeds[peer] = result["bytes"] / result["seconds"] / 1e6
            print(f"{peer:30} {speeds[peer]:8.2f} MB/s   offerlog is "
                  f"{ours['extract_mb_s'] / speeds[peer]:.0f} times as fast "
                  f"({result['values']} values found)")
        print(json.dumps(speeds))


main()
