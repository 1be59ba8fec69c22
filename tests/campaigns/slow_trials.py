"""A disk whose syncs take long, under a save that the screen has asked for."""

import json
import time
from itertools import pairwise
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QTimer

from tests.campaigns import office, trials
from tests.campaigns.acts import Clerk, Voice
from tests.campaigns.disk.journal import Kind
from tests.campaigns.disk.watch import Deed, Watch
from ui.jobs import JobRunner

lay_out = trials.lay_out


def save_slowly(folder: str, keychain: str, said: str, milliseconds: int) -> None:
    """Save as the screen does, and say how long it took and how the screen's thread fared."""
    watch = Watch()
    watch.begin(Path(folder))
    application = QCoreApplication([])
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(10)
    jobs = JobRunner()
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        clerk = Clerk(desk, Random(1))
        watch.go_wrong(frozenset({Kind.SYNC}), 1, Deed.WAIT, times=1000, milliseconds=milliseconds)
        begun = time.perf_counter()
        jobs.run(clerk.register, lambda _: application.quit())
        application.exec()
        seconds = time.perf_counter() - begun
        syncs = watch.hits
        watch.go_wrong(frozenset(), 1, Deed.FAIL)
        jobs.close()
    longest = max(after - before for before, after in pairwise([begun, *beats]))
    Voice(Path(said), watch).say("saved", json.dumps([seconds, syncs, longest]))
