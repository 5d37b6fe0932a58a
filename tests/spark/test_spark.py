"""The Spark example in local mode: the same result as one machine gives, also where processes are killed while they work.

`npm run test:spark` runs it: it needs PySpark, Java and VOXMARK, the path of the release build.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Callable
from pathlib import Path

from pyspark.sql import Row, SparkSession

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "examples/spark"))

from articles import articles  # noqa: E402
from voices import voices  # noqa: E402

BINARY = os.environ["VOXMARK"]
ARTICLES = 4000
TASKS = 16
LAYERS = ["quotes", "speakers", "places", "persons", "error"]


class Spark(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory(prefix="voxmark-spark-")
        cls.addClassCleanup(cls.folder.cleanup)
        # Two cores; a task may fail three times.
        builder = SparkSession.builder.master("local[2,4]").appName("test").config("spark.ui.enabled", "false")
        builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.driver.bindAddress", "127.0.0.1")
        # Spark's workers are this Python, and import the example, too.
        os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "examples/spark")}
        cls.spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        cls.addClassCleanup(cls.spark.stop)
        # What is killed on purpose would fill the screen.
        cls.spark.sparkContext.setLogLevel("OFF")
        rows = [(number, text) for number, text in articles(ARTICLES)]
        # One without a text is an error, in its place, in both runs.
        rows[7] = (7, None)
        cls.table = str(Path(cls.folder.name, "articles"))
        cls.spark.createDataFrame(rows, "id BIGINT, text STRING").repartition(TASKS).write.parquet(cls.table)
        lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in rows)
        cls.single = by_id(json.loads(line) for line in run_alone(lines).splitlines())
        assert len(cls.single) == ARTICLES

    def test_all_of_it_as_one_machine_finds_it(self) -> None:
        self.assert_same(self.run_example("undisturbed"))
        self.assertEqual(self.failed_tasks(), 0)

    def test_with_a_voxmark_killed_half_way(self) -> None:
        self.killed("voxmark", lambda process: process)

    def test_with_a_python_worker_killed_half_way(self) -> None:
        # The parent of a voxmark is the worker whose task it serves.
        self.killed("worker", parent)

    def killed(self, name: str, victim: Callable[[int], int]) -> None:
        over = threading.Event()
        killer = threading.Thread(target=self.kill_one, args=(victim, over))
        killer.start()
        try:
            found = self.run_example(name)
        finally:
            over.set()
            killer.join()
        self.assert_same(found)
        self.assertGreater(self.failed_tasks(), 0, "nothing was killed")

    def kill_one(self, victim: Callable[[int], int], over: threading.Event) -> None:
        """Once some of the tasks are done, kills until one has failed."""
        while not over.is_set():
            running = self.stages(active=True)
            if any(stage.numCompletedTasks >= TASKS // 4 for stage in running):
                if any(stage.numFailedTasks > 0 for stage in running):
                    return
                for process in voxmarks()[:1]:
                    try:
                        os.kill(victim(process), signal.SIGKILL)
                    except (ProcessLookupError, FileNotFoundError):
                        pass  # It was done.
            time.sleep(0.02)

    def run_example(self, name: str) -> dict:
        self.group = name
        self.spark.sparkContext.setJobGroup(name, name)
        target = str(Path(self.folder.name, name))
        frame = self.spark.read.parquet(self.table)
        voices(frame.repartition(TASKS, "id"), BINARY).write.parquet(target)
        self.spark.sparkContext.setJobGroup("check", "check")
        rows = self.spark.read.parquet(target).collect()
        self.assertEqual(len(rows), ARTICLES, "none is lost and none is there twice")
        return by_id(row.asDict(recursive=True) for row in rows)

    def stages(self, active: bool = False) -> list:
        tracker = self.spark.sparkContext.statusTracker()
        jobs = [tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(self.group)]
        stages = [tracker.getStageInfo(stage) for job in jobs if job for stage in job.stageIds]
        return [stage for stage in stages if stage and (not active or stage.numActiveTasks > 0)]

    def failed_tasks(self) -> int:
        return sum(stage.numFailedTasks for stage in self.stages())

    def assert_same(self, found: dict) -> None:
        different = [number for number in self.single if found.get(number) != self.single[number]]
        self.assertEqual(different, [], "these articles are not as one machine has them")
        self.assertGreater(sum(len(each["quotes"] or []) for each in found.values()), ARTICLES)


def run_alone(lines: str) -> str:
    done = subprocess.run([BINARY, "--format", "jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    # 1: the article without a text.
    assert done.returncode == 1
    return done.stdout.decode()


def by_id(analyses) -> dict:
    """Their layers; where a line's error says where the line stood, that differs from run to run."""
    found = {}
    for each in analyses:
        layers = {layer: each.get(layer) for layer in LAYERS}
        layers["error"] = layers["error"] and layers["error"].split(": ", 1)[1]
        found[each["id"]] = layers
    return found


def voxmarks() -> list[int]:
    """The processes of the command line that this test has started, by way of Spark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            process = int(folder.name)
            if Path(os.readlink(folder / "exe")).name == Path(BINARY).name and is_ours(process):
                found.append(process)
        except OSError:
            pass  # It has ended, or is somebody else's.
    return found


def is_ours(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        process = parent(process)
    return False


def parent(process: int) -> int:
    # "pid (name) state ppid …", where the name may hold anything.
    return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)
