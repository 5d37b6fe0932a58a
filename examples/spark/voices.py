"""Who says what in the articles of a Parquet data set, with Voxmark on Apache Spark.

Every task runs the command line that one machine runs, and pipes its articles through it.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pandas as pd
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

STRETCH = "start INT, end INT"
# docs/contract.md says what the columns mean. `error` is null but for an article that could not be analysed.
ANALYSIS = f"""
    quotes ARRAY<STRUCT<{STRETCH}, kind STRING, group INT, cue STRUCT<{STRETCH}>, mention STRUCT<{STRETCH}>, speaker INT, confidence DOUBLE, rule STRING>>,
    speakers ARRAY<STRUCT<name STRING, role STRING, kind STRING, mentions ARRAY<STRUCT<{STRETCH}>>>>,
    places ARRAY<STRUCT<{STRETCH}, name STRING, kind STRING, country STRING, lat DOUBLE, lon DOUBLE, geonames BIGINT, confidence DOUBLE>>,
    persons ARRAY<STRUCT<{STRETCH}, speaker INT>>,
    error STRING
"""


def voices(articles: DataFrame, binary: str) -> DataFrame:
    """The analysis of each article, beside its `id`, of a table with the columns `id` and `text`.

    `binary` is the command line of this machine; it is copied to all others, which must be of the same kind.
    """
    articles.sparkSession.sparkContext.addFile(binary)
    pipe = Pipe(Path(binary).name)
    rows = articles.select("id", "text")
    found = rows.mapInPandas(pipe, rows.select("id").withColumn("found", F.lit("")).schema)
    return found.select("id", F.from_json("found", ANALYSIS).alias("found")).select("id", "found.*")


class Pipe:
    """One process for all batches of a task. A task that fails, Spark runs again."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        # Offsets count code points, as they do in Python. Spark runs a task for each core.
        command = [SparkFiles.get(self.name), "--format", "jsonl", "--input", "jsonl", "--threads", "1"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for batch in batches:
                lines = [line(at, text) for at, text in enumerate(batch["text"])]
                feeder = Thread(target=feed, args=(process, lines))
                feeder.start()
                found = [answer(process, at) for at in range(len(lines))]
                feeder.join()
                yield pd.DataFrame({"id": batch["id"], "found": found})


def line(at: int, text: object) -> bytes:
    """A row of a batch has its number there for an id, so that ids of any type will do. A missing text is a NaN in pandas."""
    return json.dumps({"id": at, "text": text if isinstance(text, str) else None}).encode() + b"\n"


def feed(process: subprocess.Popen, lines: list[bytes]) -> None:
    """Beside whoever reads the answers, or both pipes would fill and nobody go on."""
    try:
        process.stdin.writelines(lines)
        process.stdin.flush()
    except BrokenPipeError:
        pass  # It has ended, which `answer` finds out.


def answer(process: subprocess.Popen, at: int) -> str:
    """The next line, which is the answer to that number."""
    line = process.stdout.readline()
    if not line.endswith(b"\n") or not line.startswith(b'{"id":%d,' % at):
        process.kill()
        raise RuntimeError(f"voxmark broke off at row {at} of a batch; it wrote {line[:80]!r}.")
    return line.decode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", help="a Parquet data set with the columns id and text")
    parser.add_argument("voices", help="where the analyses go, as Parquet; it must not be there yet")
    parser.add_argument("--binary", default="voxmark", help="the command line, built with cargo build --release --features cli")
    parser.add_argument("--partitions", type=int, help="how many tasks to cut the work into; as the files lie where it is not given")
    given = parser.parse_args()
    spark = SparkSession.builder.appName("voxmark").getOrCreate()
    articles = spark.read.parquet(given.articles)
    if given.partitions:
        articles = articles.repartition(given.partitions)
    voices(articles, given.binary).write.parquet(given.voices)


if __name__ == "__main__":
    main()
