"""Long work in the background: progress, cancel, one job a film, and the delivered file."""

import threading
import time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from api.job_book import STOPPED, JobBook
from api.jobs import Jobs
from tests.fakes.patient_hands import PICTURE, PatientHands
from tests.unit.api.conftest import ADDRESS
from tools.film.errors import Bug, OperatorError, ProofFailed
from tools.film.orders import Export, Generate, Render, Retake
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"


def ordered(web: TestClient, **order: Any) -> dict[str, Any]:
    started = web.post(f"{HERON}/orders", json=order)
    assert started.status_code == 202, started.text
    return started.json()


def ended(web: TestClient, job: str) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for _ in range(6000):
        known = web.get(f"/api/jobs/{job}").json()
        if known["ended"]:
            return known
        time.sleep(0.005)
    raise AssertionError(f"the job does not end: {known}")


def test_a_render_tells_how_far_it_is_and_delivers_a_file(web: TestClient, patient: PatientHands, tmp_path: Path):
    job = ordered(web, kind="render", draft=True)
    assert patient.begun.wait(60)
    known = web.get(f"/api/jobs/{job['id']}").json()
    assert [known[name] for name in ("state", "stage", "done", "total", "what")] == [
        "running",
        "pictures",
        1.5,
        4,
        "2A",
    ]
    patient.go.set()
    known = ended(web, job["id"])
    assert (known["state"], known["error"], known["file"]) == ("done", None, f"/api/jobs/{job['id']}/file")
    assert str(tmp_path) not in str(known)
    assert web.get(known["file"]).content == PICTURE
    part = web.get(known["file"], headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, PICTURE[10:20], "video/mp4")
    (order,) = patient.orders
    assert isinstance(order, Render)
    assert order.draft


def test_deliveries_outlive_the_server(web: TestClient, studio: Studio, patient: PatientHands):
    patient.go.set()
    job = ended(web, ordered(web, kind="render")["id"])
    with TestClient(build_app(studio), base_url=ADDRESS) as later:
        assert later.get(f"/api/jobs/{job['id']}").status_code == 404
        (delivery,) = later.get(f"{HERON}/deliveries").json()["deliveries"]
        assert (delivery["form"], delivery["revision"], delivery["bytes"]) == ("mp4", 0, len(PICTURE))
        assert later.get(delivery["file"]).content == PICTURE


def test_the_newest_deliveries_of_each_form_are_kept(web: TestClient, patient: PatientHands):
    patient.go.set()
    ended(web, ordered(web, kind="export", name="srt")["id"])
    jobs = [ended(web, ordered(web, kind="render")["id"])["id"] for _ in range(6)]
    kept = web.get(f"{HERON}/deliveries").json()["deliveries"]
    assert [one["id"] for one in kept if one["form"] == "mp4"] == jobs[:1:-1]
    assert [one["form"] for one in kept][-1] == "srt"
    assert web.get(f"/api/jobs/{jobs[0]}/file").status_code == 404


def test_an_export_is_a_file_to_save(web: TestClient, patient: PatientHands):
    patient.go.set()
    job = ended(web, ordered(web, kind="export", name="pdf")["id"])
    saved = web.get(job["file"])
    assert saved.headers["content-disposition"] == 'attachment; filename="heron-1a2b.pdf"'
    assert isinstance(patient.orders[0], Export)


def test_a_cancelled_job_stops_at_its_next_report_and_leaves_no_file(
    web: TestClient, studio: Studio, patient: PatientHands
):
    job = ordered(web, kind="render")
    assert patient.begun.wait(60)
    assert web.delete(f"/api/jobs/{job['id']}").json()["state"] in ("stopping", "cancelled")
    known = ended(web, job["id"])
    assert (known["state"], known["error"]["code"], patient.stopped) == ("cancelled", "cancelled", True)
    assert web.get(f"/api/jobs/{job['id']}/file").status_code == 404
    assert list((studio.settings.home / "deliveries/heron-1a2b").iterdir()) == []
    assert web.delete(f"/api/jobs/{job['id']}").json()["state"] == "cancelled"


def test_the_order_to_cancel_stops_the_work_on_the_film(web: TestClient, patient: PatientHands):
    assert web.post(f"{HERON}/orders", json={"kind": "cancel"}).json()["error"]["code"] == "idle"
    job = ordered(web, kind="generate", shots=[1])
    assert patient.begun.wait(60)
    assert ordered(web, kind="cancel")["id"] == job["id"]
    assert ended(web, job["id"])["state"] == "cancelled"


def test_a_film_is_worked_on_by_one_job_at_a_time(web: TestClient, patient: PatientHands):
    job = ordered(web, kind="render")
    busy = web.post(f"{HERON}/orders", json={"kind": "render"})
    assert (busy.status_code, busy.json()["error"]["code"]) == (409, "busy")
    assert busy.json()["error"]["data"]["job"] == job["id"]
    assert web.get("/api/jobs", params={"film": "heron-1a2b"}).json()["jobs"][0]["id"] == job["id"]
    patient.go.set()
    ended(web, job["id"])
    ended(web, ordered(web, kind="render")["id"])


def test_takes_that_are_ordered_while_the_film_is_worked_on_are_made_next_and_once(
    web: TestClient, patient: PatientHands
):
    ordered(web, kind="render")
    assert patient.begun.wait(60)
    first = ordered(web, kind="retake", shots=[1])
    again = ordered(web, kind="retake", shots=[1])
    assert (first["state"], again["id"]) == ("queued", first["id"])
    assert first["what"] == "1A"
    patient.go.set()
    assert ended(web, first["id"])["state"] == "done"
    assert [order.kind for order in patient.orders if isinstance(order, Render | Retake)] == ["render", "retake"]


def test_an_order_costs_what_was_agreed_to_when_it_was_asked_for_and_no_more(web: TestClient, patient: PatientHands):
    patient.failure = OperatorError("No light.")
    patient.go.set()
    failed = ended(web, ordered(web, kind="generate", shots=[1], budget=9)["id"])["id"]
    revised = {"kind": "revise_shot", "shots": [1], "generator": "runway/gen4.5"}
    assert web.post(f"{HERON}/edits", json=revised).status_code == 200
    patient.failure = None
    assert web.post(f"/api/jobs/{failed}/retry").json()["error"]["code"] == "no_key"
    web.put("/api/keys/runway", json={"settings": {"key": "a-key"}})
    refused = web.post(f"/api/jobs/{failed}/retry").json()["error"]
    assert refused["code"] == "needs_yes"
    cost = refused["data"]["cost"]
    again = web.post(f"/api/jobs/{failed}/retry", params={"usd": cost}).json()
    assert ended(web, again["id"])["state"] == "done"
    free, paid = patient.orders
    assert isinstance(free, Generate)
    assert isinstance(paid, Generate)
    assert (free.budget, paid.budget) == (Decimal(0), Decimal(f"{cost + 0.005:.6f}"))


def test_all_who_asked_for_the_same_takes_are_told_that_they_came_to_nothing():
    jobs, hold, told = Jobs(lambda error: Bug(str(error))), threading.Event(), list[str]()
    jobs.start("heron", "render", lambda job, report: {"result": {"done": hold.wait(60)}})
    for who in ("Mina", "Jo"):
        vain = partial(told.append, who)
        jobs.start("heron", "retake", lambda job, report: {}, Retake(shots=(1,)), behind=True, in_vain=vain)
    jobs.cancel_film("heron")
    assert told == ["Mina", "Jo"]
    hold.set()
    jobs.close()


def test_another_film_waits_its_turn_and_can_be_cancelled_while_it_waits(web: TestClient, patient: PatientHands):
    first = ordered(web, kind="render")
    assert patient.begun.wait(60)
    second = web.post("/api/films", json={"idea": "A fox finds a door", "minutes": 0.25}).json()
    third = web.post("/api/films", json={"idea": "A door finds a fox", "minutes": 0.25}).json()
    assert [second["idea"], third["idea"]] == ["A fox finds a door", "A door finds a fox"]
    assert (second["state"], third["state"]) == ("queued", "queued")
    assert web.delete(f"/api/jobs/{second['id']}").json()["state"] == "cancelled"
    patient.go.set()
    assert ended(web, third["id"])["state"] == "done"
    assert ended(web, first["id"])["state"] == "done"
    assert len(patient.orders) == 2
    films = {film["film"] for film in web.get("/api/films").json()["films"]}
    assert films == {"heron-1a2b", third["film"]}


def test_an_idea_says_how_long_the_film_is_unless_a_length_is_chosen(web: TestClient, patient: PatientHands):
    said = web.post("/api/films", json={"idea": "A fox finds a door, 30 seconds, vertical"}).json()
    given = {"idea": "A fox finds a door", "minutes": 0.5, "aspect": "9:16"}
    assert web.post("/api/films", json=given).json()["error"]["code"] == "busy", "the same film is being made"
    chosen = web.post("/api/films", json={"idea": "A fox finds a door, 30 seconds", "minutes": 1}).json()
    assert chosen["film"] != said["film"]
    short = web.post("/api/films", json={"idea": "A fox finds a door, 5 seconds"})
    assert (short.status_code, short.json()["error"]["code"]) == (400, "bad_minutes")
    patient.go.set()
    for job in (said, chosen):
        assert ended(web, job["id"])["state"] == "done"


def test_a_failure_is_told_with_its_code(web: TestClient, patient: PatientHands):
    patient.failure = ProofFailed("Shot 2A is not what was planned.", code="wrong_shot")
    patient.go.set()
    job = ended(web, ordered(web, kind="render")["id"])
    assert (job["state"], job["error"]["code"]) == ("failed", "wrong_shot")
    assert job["error"]["message"] == "Shot 2A is not what was planned."


def test_a_fault_in_a_job_is_kept_in_a_file_and_the_server_goes_on(
    web: TestClient, studio: Studio, patient: PatientHands
):
    patient.failure = ZeroDivisionError("by nothing")
    patient.go.set()
    job = ended(web, ordered(web, kind="render")["id"])
    assert (job["state"], job["error"]["code"]) == ("failed", "bug")
    (trace,) = (studio.settings.home / "faults").iterdir()
    assert "ZeroDivisionError" in trace.read_text()
    patient.failure = None
    assert ended(web, ordered(web, kind="render")["id"])["state"] == "done"


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ({"kind": "render", "out": "/etc/passwd"}, "path"),
        ({"kind": "export", "name": "mp4", "out": "film.mp4"}, "path"),
        ({"kind": "export", "name": "betamax"}, "choose mp4"),
        ({"kind": "rendre"}, "render"),
        ({"kind": "cancel", "shots": [1]}, "as a whole"),
        ("render", "a JSON object"),
    ],
)
def test_orders_that_cannot_be_carried_out_are_refused_at_once(web: TestClient, order: object, words: str):
    refused = web.post(f"{HERON}/orders", json=order)
    assert refused.status_code == 400
    assert words in refused.json()["error"]["message"]
    assert web.get("/api/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("idea", "words"),
    [
        ({"idea": "x", "minutes": 99}, "less than or equal to 10"),
        ({"idea": "x", "aspect": "3:2"}, "2.39:1"),
        ({"idea": "   "}, "what the film is about"),
        ({"idea": "x" * 4001}, "4000"),
        ({"minutes": 1}, "needs idea"),
        ({"idea": "x", "out": "film.mp4"}, "no field out"),
    ],
)
def test_an_idea_that_cannot_be_filmed_is_refused_at_once(web: TestClient, idea: object, words: str):
    refused = web.post("/api/films", json=idea)
    assert refused.status_code == 400
    assert words in refused.json()["error"]["message"]


def test_stopping_the_server_cancels_the_work_and_waits_for_it(studio: Studio, patient: PatientHands):
    with TestClient(build_app(studio, hands=patient.hands()), base_url=ADDRESS) as web:
        ordered(web, kind="render")
        assert patient.begun.wait(60)
    assert patient.stopped
    assert list((studio.settings.home / "deliveries/heron-1a2b").iterdir()) == []


def test_work_that_a_server_broke_off_is_told_by_the_next_one_which_goes_on_with_it(studio: Studio):
    first, second = PatientHands(), PatientHands()
    with TestClient(build_app(studio, hands=first.hands()), base_url=ADDRESS) as web:
        job = ordered(web, kind="render", draft=True)["id"]
        assert first.begun.wait(60)
        # Two servers of one home do not tell each other's work.
        with TestClient(build_app(studio, hands=second.hands()), base_url=ADDRESS) as beside:
            assert beside.get("/api/jobs").json()["jobs"] == []
    second.go.set()
    with TestClient(build_app(studio, hands=second.hands()), base_url=ADDRESS) as web:
        (left,) = web.get("/api/jobs").json()["jobs"]
        assert (left["id"], left["state"], left["error"]["code"]) == (job, "cancelled", "server_stopped")
        done = ended(web, web.post(f"/api/jobs/{job}/retry").json()["id"])
        assert done["state"] == "done"
        (order,) = second.orders
        assert isinstance(order, Render)
        assert order.draft
    with TestClient(build_app(studio, hands=second.hands()), base_url=ADDRESS) as web:
        assert [one["state"] for one in web.get("/api/jobs").json()["jobs"]] == ["done", "cancelled"]
        assert web.get(done["file"]).content == PICTURE


def test_work_of_a_server_that_was_killed_is_told_as_stopped(tmp_path: Path):
    book = JobBook(tmp_path)
    jobs = Jobs(lambda error: Bug(str(error)), book)
    hold = threading.Event()
    jobs.start("heron", "render", lambda job, report: {"result": {"done": hold.wait(60)}}, Render())
    # As the end of a process lets go of it.
    book.close()
    (left,) = JobBook(tmp_path).read()
    assert (left.job.state, left.job.error) == ("cancelled", STOPPED)
    assert left.order == Render()
    hold.set()
    jobs.close()


def test_quick_orders_are_carried_out_by_the_production_itself(studio: Studio):
    with TestClient(build_app(studio), base_url=ADDRESS) as web:
        composed = ended(web, ordered(web, kind="compose", seed=5)["id"])
        assert (composed["state"], composed["result"]["seed"]) == ("done", 5)
        quoted = ended(web, ordered(web, kind="quote", shots=[2])["id"])
        assert quoted["result"]["currency"] == "USD"
        (entry,) = web.get(f"{HERON}/log").json()["log"]
        assert (entry["kind"], entry["actor"]) == ("set_score", "web")


def test_what_was_cancelled_or_failed_is_tried_again_and_what_is_done_is_not(web: TestClient, patient: PatientHands):
    patient.failure = OperatorError("No light.")
    patient.go.set()
    failed = ended(web, web.post(f"{HERON}/orders", json={"kind": "render"}).json()["id"])
    assert failed["state"] == "failed"
    patient.failure = None
    again = web.post(f"/api/jobs/{failed['id']}/retry")
    assert (again.status_code, again.json()["order"]) == (202, "render")
    done = ended(web, again.json()["id"])
    assert (done["state"], done["id"] != failed["id"]) == ("done", True)
    assert web.get(done["file"]).status_code == 200
    refused = web.post(f"/api/jobs/{done['id']}/retry")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "ended")
    assert web.post("/api/jobs/nothing/retry").status_code == 404
