"""Plain folders of model files."""
import json
import subprocess


def run(bench):
    answer = subprocess.run([str(bench.tools / "benchfolder"), "20000"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, check=False)
    figures = json.loads(answer.stdout)
    bench.row("plain folder, 20,000 versions with sidecars", figures["seconds"], "s", figures["must"],
              f"CPU {figures['processor_seconds']:.2f} s, 80,000 files")
