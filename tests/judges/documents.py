"""Documents as LibreOffice writes and reads them now, by the installed version: the page of `tests/fixtures/office`, saved as
.odt, .doc, .rtf and .docx again, gives the same items as its text. `documents.py BENBAO`; fails where `soffice` is missing.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures" / "office"
HIDDEN = "机密"


def items(benbao, path):
    said = subprocess.run(
        [benbao, "read", "--format", "json", "--edition", "2026-03-10", path], check=True, capture_output=True, text=True
    )
    feed = json.loads(said.stdout)
    for item in feed["items"]:
        item["_benbao"]["source"]["file"] = None
    return feed["items"]


def saved(source, end, folder):
    home = pathlib.Path(folder) / "home"
    command = ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", end, "--outdir", folder, source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return pathlib.Path(folder) / f"{source.stem}.{end}"


def main():
    benbao = pathlib.Path(sys.argv[1]).resolve()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        right = items(benbao, FIXTURES / "page.txt")
        for end in ("odt", "doc", "rtf", "docx"):
            if items(benbao, saved(FIXTURES / "page.docx", end, folder)) != right:
                wrong.append(f"page.{end} is read otherwise than page.txt")
        for end in ("doc", "rtf", "odt", "docx"):
            found = json.dumps(items(benbao, saved(FIXTURES / "rich.odt", end, folder)), ensure_ascii=False)
            if HIDDEN in found or "正式通车" not in found:
                wrong.append(f"rich.{end} tells what it hides, or does not tell what it says: {found}")
    print("\n".join(wrong) or "8 documents of LibreOffice are read rightly")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
