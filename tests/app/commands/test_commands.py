"""The command line, run as people run it: data on stdout, one sentence on stderr, exit codes 0, 1 and 2."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from app.cli import app
from app.local_neo4j import Connection

pytestmark = pytest.mark.database
ROOT = Path(__file__).parents[3]


def environment(connection: Connection) -> dict[str, str]:
    own = {
        "NEO4J_URI": connection.uri, "NEO4J_USER": connection.user, "NEO4J_PASSWORD": connection.password,
        "NEO4J_DATABASE": connection.database, "NO_COLOR": "1",
    }  # fmt: skip
    return {**os.environ, **own}


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run(connection: Connection, *words: str) -> Ended:
    """The command in this process; `process` is the same as people run it, and seconds slower."""
    ended = CliRunner().invoke(app, words, env=environment(connection), prog_name="trafficking-graph")
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


def process(connection: Connection, *words: str) -> Ended:
    command = [sys.executable, "-m", "app.cli", *words]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(connection),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_a_process_ends_with_the_same_code_and_words(world: Connection) -> None:
    good = process(world, "query", "totals", "--json")
    assert (good.returncode, good.stderr, json.loads(good.stdout)["rows"]) == (0, "", [[9, 32, 2014, 2019]])
    bad = process(world, "query", "total")
    assert (bad.returncode, bad.stdout, bad.stderr) == (
        1,
        "",
        "trafficking-graph: there is no query 'total'; did you mean 'totals'?\n",
    )


def test_a_query_as_json_csv_and_table(world: Connection) -> None:
    asked = ("query", "flows_from", "source=country:NPL")
    found = json.loads(run(world, *asked, "--json").stdout)
    assert [row[0] for row in found["rows"]] == ["FLOWS_TO:NPL:KWT", "FLOWS_TO:NPL:IND"]
    rows = list(csv.DictReader(io.StringIO(run(world, *asked, "--csv").stdout)))
    assert [row["standing"] for row in rows] == ["disputed", "single"]
    table = run(world, *asked)
    assert (table.returncode, table.stderr) == (0, "")
    assert "FLOWS_TO:NPL:KWT" in table.stdout
    assert "\x1b" not in table.stdout


def test_a_cut_answer_says_so_on_stderr(world: Connection) -> None:
    cut = run(world, "query", "world_flows", "limit=2", "--json")
    assert (json.loads(cut.stdout)["truncated"], "limit=" in cut.stderr) == (True, True)


def test_the_list_of_queries(world: Connection) -> None:
    cards = json.loads(run(world, "query", "--json").stdout)["cards"]
    assert "flows_from" in {card["name"] for card in cards}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("query", "flow_from"), 1, "did you mean 'flows_from'"),
        (("query", "flows_from"), 1, "source: is needed"),
        (("query", "flows_from", "sorce=x"), 1, "sorce: is not a parameter"),
        (("query", "flows_from", "source"), 1, "key=value"),
        (("query", "world_flows", "limit=many"), 1, "limit: must be a whole number"),
        (("picture", "ZZZ", "--out", "unused.html"), 1, "there is no entity ZZZ"),
        (("picture", "NPL", "--out", "/nowhere/at/all.html"), 1, "cannot be written"),
        (("picture", "NPL"), 2, "--out"),
        (("nonsense",), 2, "nonsense"),
        (("serve", "--port", "99999"), 2, "--port"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_a_code(
    world: Connection, words: tuple[str, ...], code: int, said: str
) -> None:
    failed = run(world, *words)
    assert (failed.returncode, failed.stdout) == (code, "")
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (ROOT / "unused.html").exists()


def test_without_a_database_it_says_so(world: Connection) -> None:
    failed = run(Connection("bolt://127.0.0.1:1"), "query", "totals")
    assert (failed.returncode, failed.stderr.count("\n")) == (1, 1)
    assert "does not answer" in failed.stderr


def test_a_picture_is_a_file(world: Connection, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    said = json.loads(run(world, "picture", "NPL", "--out", str(file), "--json").stdout)
    assert (said["entities"], said["left_out"]) == (4, 0)
    assert "Nepal is reported" in file.read_text(encoding="utf-8")
    assert (
        json.loads(run(world, "picture", "NPL", "--out", str(file), "--most", "2", "--json").stdout)[
            "left_out"
        ]
        == 2
    )


def test_the_words_of_the_graph_three_ways(world: Connection) -> None:
    assert "Flow" in {node["name"] for node in json.loads(run(world, "schema", "--json").stdout)["nodes"]}
    assert run(world, "schema", "--markdown").stdout.startswith("# The graph's words")
    assert "FLOWS_TO" in run(world, "schema").stdout


def test_serve_prints_its_address_answers_and_stops_on_ctrl_c(world: Connection, tmp_path: Path) -> None:
    errors = tmp_path / "errors.txt"
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0", "--json"]
    with (
        errors.open("w") as stderr,
        subprocess.Popen(
            command, cwd=ROOT, env=environment(world), stdout=subprocess.PIPE, stderr=stderr, text=True
        ) as server,
    ):
        try:
            address = json.loads(_first_object(server))["address"]
            transport = httpx.HTTPTransport(retries=5)
            with httpx.Client(transport=transport, timeout=20) as client:
                assert client.get(f"{address}/health/ready").json()["ready"]
            taken = run(world, "serve", "--port", address.rsplit(":", 1)[1])
            assert (taken.returncode, "cannot be used" in taken.stderr) == (1, True)
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(20)
    assert (code, errors.read_text()) == (0, "")


def _first_object(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    said = ""
    while not said.endswith("}\n"):
        line = server.stdout.readline()
        assert line, "the server ended before it said where it is"
        said += line
    return said
