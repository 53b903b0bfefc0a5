"""What is signed once is the same when it is signed again, and only the signer's own files hold."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image

from tests.fakes.signed_clips import moving, signed
from tools.film.errors import OperatorError
from tools.provenance.account import Account, Part
from tools.provenance.checking import credential_checks
from tools.provenance.identity import FILE, FOLDER, PrivateKey, identity_of
from tools.provenance.manifest import statement
from tools.provenance.reading import read_credentials
from tools.provenance.signing import sign_file


def bought(folder: Path, key: "ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey") -> tuple[Path, Path]:
    """A certificate as an authority sells it, with its chain, and its key."""
    above = ec.generate_private_key(ec.SECP256R1())
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("Authority", "Heron Films Ltd")]
    begin = datetime.now(UTC) - timedelta(days=1)
    made: list[bytes] = []
    for name, public, leaf in ((names[1], key.public_key(), True), (names[0], above.public_key(), False)):
        builder = x509.CertificateBuilder(names[0], name, public, x509.random_serial_number())
        builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=30))
        builder = builder.add_extension(x509.BasicConstraints(not leaf, None), True)
        usage = x509.KeyUsage(leaf, False, False, False, False, not leaf, not leaf, False, False)
        builder = builder.add_extension(usage, True)
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), False)
        if leaf:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
        made.append(builder.sign(above, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    (folder / "chain.pem").write_bytes(b"".join(made))
    (folder / "key.pem").write_bytes(_pem(key))
    return folder / "chain.pem", folder / "key.pem"


def _pem(key: PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def test_the_home_makes_its_own_signer_once_and_nobody_else_can_read_its_key(tmp_path: Path):
    first, again = identity_of(tmp_path), identity_of(tmp_path)
    assert (first.own, first.algorithm, first.fingerprint) == (True, "ed25519", again.fingerprint)
    assert "self-signed" in first.name
    kept = tmp_path / FOLDER / FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == [FILE]
    assert "PRIVATE" not in repr(first)


@pytest.mark.parametrize("name", ["clip.mp4", "picture.jpg", "loop.gif"])
def test_the_same_file_signed_again_has_the_same_bytes_and_holds(tmp_path: Path, name: str):
    identity = identity_of(tmp_path)
    path = tmp_path / name
    if path.suffix in (".mp4", ".mov"):
        moving(path, seconds=0.2)
    else:
        Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 50).convert("RGB").save(path)
    plain = path.read_bytes()
    made: list[bytes] = []
    for _ in range(2):
        path.write_bytes(plain)
        signed(path, identity, label="urn:c2pa:5a7a1f1e-0000-4000-8000-000000000001")
        found = read_credentials(path)
        assert found is not None
        assert (found.state, found.problems, found.signer) == ("valid", (), identity.name)
        made.append(path.read_bytes())
    assert made[0] == made[1] != plain


def test_a_certificate_from_the_settings_signs_and_is_named(tmp_path: Path):
    identity = identity_of(tmp_path, *bought(tmp_path, ec.generate_private_key(ec.SECP384R1())))
    assert (identity.algorithm, identity.name, identity.own) == ("es384", "Heron Films Ltd", False)
    found = read_credentials(signed(moving(tmp_path / "clip.mp4", seconds=0.2), identity))
    assert found is not None
    assert (found.state, found.signer) == ("valid", "Heron Films Ltd")
    assert identity.sign(b"claim") == identity.sign(b"claim")
    assert not (tmp_path / FOLDER).exists()


def test_an_rsa_certificate_signs_too(tmp_path: Path):
    identity = identity_of(tmp_path, *bought(tmp_path, rsa.generate_private_key(65537, 2048)))
    found = read_credentials(signed(moving(tmp_path / "clip.mp4", seconds=0.2), identity))
    assert found is not None
    assert (identity.algorithm, found.state) == ("ps256", "valid")


def test_a_certificate_that_cannot_sign_is_refused_with_the_reason(tmp_path: Path):
    chain, key = bought(tmp_path, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(OperatorError, match="go together"):
        identity_of(tmp_path, chain)
    with pytest.raises(OperatorError, match="cannot be read"):
        identity_of(tmp_path, chain, tmp_path / "nowhere.pem")
    with pytest.raises(OperatorError, match="not PEM"):
        identity_of(tmp_path, key, key)
    other = tmp_path / "other.pem"
    other.write_bytes(_pem(ec.generate_private_key(ec.SECP256R1())))
    with pytest.raises(OperatorError, match="not that of the first certificate"):
        identity_of(tmp_path, chain, other)
    locked = serialization.BestAvailableEncryption(b"word")
    other.write_bytes(
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked
        )
    )
    with pytest.raises(OperatorError, match="password"):
        identity_of(tmp_path, chain, other)


def test_a_certificate_without_the_right_use_says_so_when_it_signs(tmp_path: Path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A web server")])
    begin = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=30))
    chain, secret = tmp_path / "chain.pem", tmp_path / "key.pem"
    chain.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(_pem(key))
    clip = moving(tmp_path / "clip.mp4", seconds=0.2)
    before = clip.read_bytes()
    with pytest.raises(OperatorError, match="cannot be signed"):
        signed(clip, identity_of(tmp_path, chain, secret))
    assert clip.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_the_homes_of_a_person_sign_alike_and_a_home_keeps_its_signer(tmp_path: Path):
    shared = tmp_path / "person" / "identity.pem"
    first, second = (identity_of(tmp_path / home, shared=shared) for home in ("a", "b"))
    assert first.fingerprint == second.fingerprint == identity_of(tmp_path / "c", shared=shared).fingerprint
    assert stat.S_IMODE(shared.stat().st_mode) == 0o600
    shared.write_text("nothing of ours")
    assert identity_of(tmp_path / "a", shared=shared).fingerprint == first.fingerprint
    assert identity_of(tmp_path / "d", shared=shared).fingerprint != first.fingerprint
    blocked = tmp_path / "a" / FOLDER / FILE / "below" / "identity.pem"
    assert identity_of(tmp_path / "e", shared=blocked).own


@pytest.mark.parametrize("takes", [450, 2500])
def test_a_film_of_any_length_can_be_signed_and_is_read_again(tmp_path: Path, takes: int):
    parts = tuple(
        Part(kind="take", name=f"{n}A-1", media=f"{n:064x}", source="algorithmicMedia", made_by="Workprint previz")
        for n in range(1, takes + 1)
    )
    made_of = Account(film="long", title="A long film", parts=parts, clips=takes)
    clip = moving(tmp_path / "clip.mp4", seconds=0.2)
    sign_file(clip, statement(made_of, "video/mp4", "e" * 64, {}), identity_of(tmp_path))
    found = read_credentials(clip)
    assert found is not None
    assert (found.state, found.problems, found.source) == ("valid", (), "algorithmicMedia")
    other = made_of.model_copy(update={"parts": parts[:-1]})
    marks = {
        check.name: check.ok
        for account in (made_of, other)
        for check in credential_checks(clip, read_credentials(clip), account)
    }
    assert marks["takes of its credentials"] is False
    assert all(
        check.ok
        for check in credential_checks(clip, read_credentials(clip), made_of)
        if check.name != "mark of its source"
    )
