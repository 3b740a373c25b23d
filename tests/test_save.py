"""A deck is put in its place whole or not at all, and what went wrong is one clear problem."""

from __future__ import annotations

import multiprocessing
import os
import resource
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from slidegen.messages.save import MESSAGES
from slidegen.powerpoint.save import save_deck
from slidegen.problems import Problem, Problems

OLD, NEW = b"the deck of yesterday", b"the deck of today" * 1000
NOBODY = 65534

Outcome = tuple[bool, list[tuple[str, str]]]


def save(target: Path, template: Path | None = None, data: bytes = NEW) -> Outcome:
    problems = Problems()
    done = save_deck(data, target, problems, template)
    for problem in problems:
        check_wording(problem)
    return done, [(problem.severity, problem.code) for problem in problems]


def check_wording(problem: Problem) -> None:
    """Every gap of the message has a value."""
    message = MESSAGES[problem.code]
    for text in (message.zh, message.en, message.hint_zh, message.hint_en):
        text.format(**problem.values)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user can reach."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def in_child(act: Callable[[], Outcome], prepare: Callable[[], object]) -> Outcome:
    """What comes of `act` in a process of its own, whose limits or user `prepare` changes."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()

    def run() -> None:
        prepare()
        theirs.send(act())

    child = context.Process(target=run)
    child.start()
    child.join(30)
    assert child.exitcode == 0
    outcome: Outcome = ours.recv()
    return outcome


def become_nobody() -> None:
    """Whoever runs the tests: the superuser may write anywhere, so he must not be it."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_a_new_file_has_the_mode_of_new_files(folder: Path) -> None:
    target = folder / "年度报告.pptx"
    before = os.umask(0o027)
    try:
        assert save(target) == (True, [])
    finally:
        os.umask(before)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert only(folder) == ["年度报告.pptx"]


def test_an_old_file_is_replaced_and_keeps_its_mode(folder: Path) -> None:
    target = folder / "a.PPTX"
    target.write_bytes(OLD)
    target.chmod(0o664)
    with target.open("rb") as reader:
        assert save(target) == (True, [])
        assert reader.read() == OLD, "someone who is reading the old deck goes on reading it"
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o664


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "real").mkdir()
    real, link = folder / "real" / "deck.pptx", folder / "link.pptx"
    real.write_bytes(OLD)
    link.symlink_to(real)
    assert save(link) == (True, [])
    assert link.is_symlink() and real.read_bytes() == NEW
    assert only(folder) == ["link.pptx", "real"] and only(folder / "real") == ["deck.pptx"]


def test_a_link_to_nothing_yet_is_filled(folder: Path) -> None:
    link = folder / "link.pptx"
    link.symlink_to(folder / "later.pptx")
    assert save(link) == (True, [])
    assert (folder / "later.pptx").read_bytes() == NEW


ENDINGS = [
    ("no ending", "报告", "报告.pptx"),
    ("old format", "报告.ppt", "报告.pptx"),
    ("a template", "报告.potx", "报告.pptx"),
    ("another program's", "报告.pdf", "报告.pptx"),
    ("hidden", ".pptx", ".pptx.pptx"),
]


@pytest.mark.parametrize(("title", "name", "better"), ENDINGS, ids=[c[0] for c in ENDINGS])
def test_the_name_must_end_in_pptx(folder: Path, title: str, name: str, better: str) -> None:
    problems = Problems()
    assert not save_deck(NEW, folder / name, problems)
    (problem,) = problems
    assert (problem.code, problem.values["better"]) == ("save-ending", str(folder / better))
    assert only(folder) == []


def test_the_template_is_never_overwritten(folder: Path) -> None:
    template = folder / "template.pptx"
    template.write_bytes(OLD)
    (folder / "link.pptx").symlink_to(template)
    (folder / "hard.pptx").hardlink_to(template)
    for name in ("template.pptx", "link.pptx", "hard.pptx"):
        outcome = save(folder / name, template)
        assert outcome == (False, [("error", "save-over-template")])
    assert template.read_bytes() == OLD
    assert save(folder / "other.pptx", template) == (True, [])


def test_a_missing_folder_is_said_and_not_made(folder: Path) -> None:
    assert save(folder / "no" / "a.pptx") == (False, [("error", "save-folder-missing")])
    (folder / "file").write_text("x")
    assert save(folder / "file" / "a.pptx") == (False, [("error", "save-folder-missing")])
    assert only(folder) == ["file"]


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "decks.pptx").mkdir()
    assert save(folder / "decks.pptx") == (False, [("error", "save-on-folder")])
    assert save(folder) == (False, [("error", "save-on-folder")])


def test_a_closed_folder(folder: Path) -> None:
    (folder / "a.pptx").write_bytes(OLD)
    folder.chmod(0o555)
    outcome = in_child(lambda: save(folder / "b.pptx"), become_nobody)
    assert outcome == (False, [("error", "save-folder-closed")])
    assert only(folder) == ["a.pptx"]


def test_a_read_only_file_is_left_alone(folder: Path) -> None:
    target = folder / "a.pptx"
    target.write_bytes(OLD)
    target.chmod(0o444)
    folder.chmod(0o777)
    outcome = in_child(lambda: save(target), become_nobody)
    assert outcome == (False, [("error", "save-file-protected")])
    assert target.read_bytes() == OLD


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_without_room_the_old_deck_is_whole(folder: Path) -> None:
    target = folder / "a.pptx"
    target.write_bytes(OLD)
    outcome = in_child(lambda: save(target), limit_file_size)
    assert outcome == (False, [("error", "save-no-room")])
    assert target.read_bytes() == OLD
    assert only(folder) == ["a.pptx"]


def mount(device: str, folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=8k", device, str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


def test_on_a_full_device_the_old_deck_is_whole(folder: Path) -> None:
    if os.geteuid() != 0 or not mount("slidegen-test", folder):
        pytest.skip("only the superuser may mount a small device")
    try:
        (folder / "a.pptx").write_bytes(OLD)
        assert save(folder / "a.pptx") == (False, [("error", "save-no-room")])
        assert (folder / "a.pptx").read_bytes() == OLD
        assert only(folder) == ["a.pptx"]
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_an_interruption_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder / "a.pptx"
    target.write_bytes(OLD)

    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(target)
    assert target.read_bytes() == OLD
    assert only(folder) == ["a.pptx"]


def test_a_file_held_for_a_moment_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows answers while a virus scanner or a preview reads the file."""
    target, replace, refusals = folder / "a.pptx", os.replace, [1, 2]

    def refuse_twice(source: Path, into: Path) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(13, "Access is denied")
        replace(source, into)

    monkeypatch.setattr(os, "replace", refuse_twice)
    assert save(target) == (True, [])
    assert target.read_bytes() == NEW


def test_a_file_held_by_a_program_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "a.pptx"
    target.write_bytes(OLD)

    def refuse(source: Path, into: Path) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    assert save(target) == (False, [("error", "save-file-in-use")])
    assert target.read_bytes() == OLD
    assert only(folder) == ["a.pptx"]


@pytest.mark.parametrize("lock", ["~$年度报告.pptx", ".~lock.年度报告.pptx#"])
def test_an_open_deck_is_a_warning(folder: Path, lock: str) -> None:
    (folder / lock).write_text("")
    assert save(folder / "年度报告.pptx") == (True, [("warning", "save-open-elsewhere")])


STRANGE = [
    ("too long a name", "长" * 90 + ".pptx", "save-name-too-long"),
    ("a zero in the name", "a\0.pptx", "save-failed"),
    ("a circle of links", "circle.pptx", "save-failed"),
]


@pytest.mark.parametrize(("title", "name", "code"), STRANGE, ids=[case[0] for case in STRANGE])
def test_names_that_the_system_refuses(folder: Path, title: str, name: str, code: str) -> None:
    if name == "circle.pptx":
        (folder / name).symlink_to(folder / name)
    assert save(folder / name) == (False, [("error", code)])
