import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.film.errors import Cancelled, OperatorError
from tools.media import assets
from tools.media.asset_table import ASSETS
from tools.media.asset_values import Asset, AssetFile, AssetState, Package
from tools.media.progress import Progress, Report, silent

BELL = b"a bell " * 1000
BOOK = b"a book"


def file(path: str, members: tuple[str, ...], content: bytes, only: str = "") -> AssetFile:
    return AssetFile(
        path=path, members=members, size=len(content), sha256=hashlib.sha256(content).hexdigest(), only=only
    )


def a_row(*files: AssetFile, name: str = "bells", packages: tuple[str, ...] = ("bell-box",)) -> Asset:
    return Asset(
        name=name,
        version="1.0",
        registry="npm",
        packages=tuple(Package(name=package, version="2.0") for package in packages),
        files=files,
        licence="MIT",
        purpose="ringing",
        fallback="no bell rings",
    )


class Shelf:
    """A registry on a shelf: archives by package name; counts what was asked for."""

    def __init__(self, **archives: bytes) -> None:
        self.archives = {name.replace("_", "-"): content for name, content in archives.items()}
        self.asked: list[str] = []

    def fetch(self, package: str, version: str, folder: Path) -> Path:
        self.asked.append(f"{package} {version}")
        if package not in self.archives:
            raise OperatorError(f"{package} {version} could not be fetched: 404")
        place = folder / "archive"
        place.write_bytes(self.archives[package])
        return place


def tarball(**members: bytes) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w:gz") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return sink.getvalue()


def wheel(**members: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def fetch(home: Path, shelf: Shelf, *table: Asset, report: Report = silent) -> list[AssetState]:
    return assets.fetch(home, None, report, registries={"npm": shelf, "pypi": shelf}, table=table)


def everything_under(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and path.name != ".lock")


def test_an_asset_lands_in_a_folder_named_by_its_version(tmp_path: Path):
    row = a_row(file("sounds/bell.bin", ("bell-box: package/bell",), BELL))
    (state,) = fetch(tmp_path, Shelf(bell_box=tarball(bell=BELL)), row)
    assert state.condition == "ready"
    assert (tmp_path / "assets/bells/1.0/sounds/bell.bin").read_bytes() == BELL
    assert everything_under(tmp_path) == ["assets/bells/1.0/sounds/bell.bin"]


def test_parts_of_several_packages_are_joined_in_the_order_of_the_table(tmp_path: Path):
    row = a_row(file("all", ("two: part", "one: part"), b"second first"), packages=("one", "two"))
    (state,) = fetch(tmp_path, Shelf(one=wheel(part=b" first"), two=wheel(part=b"second")), row)
    assert state.condition == "ready"


def test_a_member_of_an_archive_inside_the_archive_is_found(tmp_path: Path):
    inner = tarball(book=BOOK)
    row = a_row(file("book", ("bell-box: package/inner!package/book",), BOOK))
    (state,) = fetch(tmp_path, Shelf(bell_box=tarball(inner=inner, other=b"x")), row)
    assert state.condition == "ready"


def test_a_corrupt_file_is_refused_and_nothing_of_it_stays(tmp_path: Path):
    row = a_row(file("bell", ("bell-box: package/bell",), BELL), file("book", ("bell-box: package/book",), BOOK))
    forged = Shelf(bell_box=tarball(bell=BELL[:-1] + b"!", book=BOOK))
    (state,) = fetch(tmp_path, forged, row)
    assert state.condition == "missing"
    assert "bell is not the file it should be" in state.problem
    assert everything_under(tmp_path) == []


def test_a_broken_archive_and_a_lacking_member_say_which(tmp_path: Path):
    row = a_row(file("bell", ("bell-box: package/bell",), BELL))
    (broken,) = fetch(tmp_path, Shelf(bell_box=tarball(bell=BELL)[:60]), row)
    (lacking,) = fetch(tmp_path, Shelf(bell_box=tarball(book=BOOK)), row)
    assert "arrived broken" in broken.problem
    assert "does not hold package/bell" in lacking.problem


def test_what_is_there_and_whole_is_not_fetched_again(tmp_path: Path):
    bells = a_row(file("bell", ("bell-box: package/bell",), BELL))
    books = a_row(file("book", ("book-box: package/book",), BOOK), name="books", packages=("book-box",))
    half = Shelf(bell_box=tarball(bell=BELL))
    first = fetch(tmp_path, half, bells, books)
    assert [state.condition for state in first] == ["ready", "missing"]
    whole = Shelf(bell_box=tarball(bell=BELL), book_box=tarball(book=BOOK))
    second = fetch(tmp_path, whole, bells, books)
    assert [state.condition for state in second] == ["ready", "ready"]
    assert whole.asked == ["book-box 2.0"]


def test_a_damaged_asset_is_mended(tmp_path: Path):
    row = a_row(file("bell", ("bell-box: package/bell",), BELL))
    shelf = Shelf(bell_box=tarball(bell=BELL))
    fetch(tmp_path, shelf, row)
    place = tmp_path / "assets/bells/1.0/bell"
    place.write_bytes(BELL[:-1] + b"!")
    assert assets.states(tmp_path, thorough=True, table=[row])[0].condition == "damaged"
    assert fetch(tmp_path, shelf, row)[0].condition == "ready"
    assert place.read_bytes() == BELL


def test_an_interrupted_setup_leaves_nothing_half_written_and_resumes(tmp_path: Path):
    bells = a_row(file("bell", ("bell-box: package/bell",), BELL))
    books = a_row(
        file("book", ("book-box: package/book", "lid: package/lid"), BOOK + b"lid"),
        name="books",
        packages=("book-box", "lid"),
    )
    shelf = Shelf(bell_box=tarball(bell=BELL), book_box=tarball(book=BOOK), lid=tarball(lid=b"lid"))

    def stop_at_the_lid(progress: Progress) -> None:
        if shelf.asked[-1:] == ["book-box 2.0"]:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        fetch(tmp_path, shelf, bells, books, report=stop_at_the_lid)
    assert everything_under(tmp_path) == ["assets/bells/1.0/bell"]
    shelf.asked.clear()
    assert [state.condition for state in fetch(tmp_path, shelf, bells, books)] == ["ready", "ready"]
    assert shelf.asked == ["book-box 2.0", "lid 2.0"]


def test_what_a_killed_setup_left_behind_is_swept(tmp_path: Path):
    leftover = tmp_path / "assets/.setup-dead/archive"
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(BELL)
    fetch(tmp_path, Shelf(bell_box=tarball(bell=BELL)), a_row(file("bell", ("bell-box: package/bell",), BELL)))
    assert not leftover.parent.exists()


def test_an_asset_not_made_for_this_machine_is_unavailable_and_not_asked_for(tmp_path: Path):
    row = a_row(file("bell", ("bell-box: package/bell",), BELL, only=".cpython-299-toaster.so"))
    shelf = Shelf()
    (state,) = fetch(tmp_path, shelf, row)
    assert state.condition == "unavailable"
    assert shelf.asked == []


def test_progress_ends_at_the_whole_and_never_goes_back(tmp_path: Path):
    seen: list[Progress] = []
    bells = a_row(file("bell", ("bell-box: package/bell",), BELL))
    fetch(tmp_path, Shelf(bell_box=tarball(bell=BELL)), bells, report=seen.append)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert seen[-1].done == seen[-1].total == len(BELL)
    assert "MIT" in seen[0].what


def test_a_missing_asset_says_how_to_get_it(tmp_path: Path):
    assert not assets.have(tmp_path, "kokoro-model")
    with pytest.raises(OperatorError, match="run `workprint setup`"):
        assets.asset(tmp_path, "kokoro-model")


def test_an_unknown_asset_is_refused_with_the_known_ones(tmp_path: Path):
    with pytest.raises(OperatorError, match="kokoro-model"):
        assets.fetch(tmp_path, ["kokoro"])


def test_a_home_that_cannot_be_written_is_said_to_be_so(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(OperatorError, match="cannot be written"):
        assets.fetch(blocked, [])


@pytest.mark.parametrize("row", ASSETS, ids=lambda row: row.name)
def test_the_table_is_complete_and_names_no_address(row: Asset):
    packages = {package.name for package in row.packages}
    assert row.licence
    assert row.purpose
    assert row.fallback
    assert any(f.path.upper().startswith(("LICENSE", "OFL")) or "icense" in f.path for f in row.files)
    for each in row.files:
        assert len(each.sha256) == 64
        assert {member.split(": ")[0] for member in each.members} <= packages
        assert not Path(each.path).is_absolute()
        assert ".." not in each.path
    assert "://" not in row.model_dump_json()


def test_the_documentation_lists_every_asset_with_version_size_and_licence():
    page = (Path(__file__).parents[3] / "docs/assets.md").read_text()
    for row in ASSETS:
        packages = ", ".join(f"{package.name} {package.version}" for package in row.packages)
        size = sum(each.size for each in row.files if not each.only) / 1e6
        assert f"| {row.name} | {packages} | {size:.1f} MB | {row.licence} | {row.purpose} | {row.fallback} |" in page
