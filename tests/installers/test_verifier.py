"""What the page takes from others is what the pinned packages hold."""

import hashlib
import re

from installers.verifier import PARTS, TARGET


def test_every_part_is_the_one_its_table_says_and_has_its_licence() -> None:
    table = (TARGET / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (\S+) (\S+) .* `([0-9a-f]{64})` \|$", table, re.MULTILINE)

    assert {name for name, *_ in rows} == {path.name for path in TARGET.iterdir()} - {"README.md"}
    for name, _, _, digest in rows:
        assert hashlib.sha256((TARGET / name).read_bytes()).hexdigest() == digest
    pinned = {(part.package.name, part.package.version) for part in PARTS}
    assert {(package, version) for _, package, version, _ in rows} == pinned
    for part in PARTS:
        assert any(name.startswith("LICENSE") for name in part.files.values())
