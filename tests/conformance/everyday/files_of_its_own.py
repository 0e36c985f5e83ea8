# A program writes files and reads them again, on a simulated disk here.
import asyncio
import csv
import glob
import io
import json
import os
import shutil
import tempfile
from pathlib import Path


def save(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=["id", "name"])
        writer.writeheader()
        writer.writerows(rows)
    return os.path.getsize(path)


def load(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def attempt(operation):
    try:
        print("done", operation())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), ""))


async def main():
    with tempfile.TemporaryDirectory() as folder:
        home = os.getcwd()
        os.chdir(folder)
        print(await asyncio.to_thread(save, "a.csv", [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bo"}]))
        print(await asyncio.to_thread(load, "a.csv"))
        base = Path("data")
        (base / "deep").mkdir(parents=True)
        (base / "x.json").write_text(json.dumps({"é": [1, 2]}), encoding="utf-8")
        (base / "deep" / "y.txt").write_bytes(b"one\ntwo\r\nthree")
        print(sorted(p.as_posix() for p in base.rglob("*")), sorted(glob.glob("data/*")))
        print([line for line in open("data/deep/y.txt")], (base / "x.json").stat().st_size)
        with open("log.txt", "a+") as log:
            print("first", 1, file=log)
            log.write("second\n")
            print(log.tell(), log.seek(0), log.read(), log.mode, log.name, log.closed)
        with open("log.txt", "r+b") as raw:
            raw.seek(6)
            raw.write(b"2")
            print(raw.mode, raw.tell(), raw.read(3), type(raw).__name__)
        print(Path("log.txt").read_text().splitlines(), os.path.exists("log.txt"), os.path.isdir("data"))
        shutil.copy("log.txt", "data")
        shutil.move("log.txt", "old.txt")
        print(sorted(os.listdir(".")), sorted(os.listdir("data")), [sorted(f) for _, _, f in sorted(os.walk("data"))])
        attempt(lambda: open("missing.json"))
        attempt(lambda: open("data"))
        attempt(lambda: open("no/such/folder.txt", "w"))
        attempt(lambda: open("a.csv", "x"))
        attempt(lambda: open("a.csv", "q"))
        attempt(lambda: open("a.csv").write("x"))
        attempt(lambda: open("b.csv", "w").read())
        attempt(lambda: open("a.csv", "rb").write("x"))
        attempt(lambda: open("b.csv", "w").write(b"x"))
        attempt(lambda: os.remove("missing"))
        attempt(lambda: os.rmdir("data"))
        attempt(lambda: os.mkdir("data"))
        attempt(lambda: Path("missing").read_text())
        attempt(lambda: open(None))
        file = open("b.csv", "w")
        file.close()
        attempt(lambda: file.write("late"))
        text = io.TextIOWrapper(io.BytesIO("ü\n1".encode()), encoding="utf-8")
        print(text.read(), text.encoding)
        os.chdir(home)
    print(os.path.exists(folder), shutil.get_terminal_size())

asyncio.run(main())
