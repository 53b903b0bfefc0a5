"""Who signs: a certificate and its key from the settings, or a self-signed one, made on first use.

WORKPRINT_SIGN_CERTIFICATE, WORKPRINT_SIGN_KEY   PEM files: the chain with the signer's first, and its key
<home>/credentials/identity.pem                  ours: key, certificate, authority; readable by its owner alone
WORKPRINT_IDENTITY                               where a person's first home leaves a copy for the next ones, so that
                                                 all of them sign alike
"""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from tools.film.errors import OperatorError
from tools.media.disk import storage_error

FOLDER = "credentials"
FILE = "identity.pem"
YEARS = 30
SELF_SIGNED = "self-signed"

CLAIM_SIGNING = ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
"""The extended key usage of C2PA's claim signers."""

PrivateKey = Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
CURVES: dict[int, tuple[str, hashes.HashAlgorithm]] = {
    256: ("es256", hashes.SHA256()),
    384: ("es384", hashes.SHA384()),
    521: ("es512", hashes.SHA512()),
}


@dataclass(frozen=True)
class Identity:
    """A signer. `chain` is PEM, the signer's own certificate first; `name` its common name."""

    chain: bytes
    key: PrivateKey = field(repr=False)
    own: bool
    """made here: it proves that nobody changed a file, not who made it"""

    @property
    def certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificates(self.chain)[0]

    @property
    def name(self) -> str:
        subject = self.certificate.subject
        for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
            for attribute in subject.get_attributes_for_oid(kind):
                return str(attribute.value)
        return ""

    @property
    def serial(self) -> str:
        """Its certificate's number, in decimal digits, as a reader of credentials tells it."""
        return str(self.certificate.serial_number)

    @property
    def fingerprint(self) -> str:
        """The sha256 of the certificate, as hexadecimal digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def algorithm(self) -> str:
        """By C2PA's name. Raises OperatorError for a curve that it does not know."""
        if isinstance(self.key, Ed25519PrivateKey):
            return "ed25519"
        if isinstance(self.key, rsa.RSAPrivateKey):
            return "ps256"
        return _curve(self.key)[0]

    def sign(self, data: bytes) -> bytes:
        """The signature of `data` as COSE has it. The same data give the same signature, but for an RSA key."""
        if isinstance(self.key, Ed25519PrivateKey):
            return self.key.sign(data)
        if isinstance(self.key, rsa.RSAPrivateKey):
            salted = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256().digest_size)
            return self.key.sign(data, salted, hashes.SHA256())
        digest = _curve(self.key)[1]
        size = (self.key.key_size + 7) // 8
        # With the nonce of RFC 6979: a random one would make another file of the same film.
        r, s = decode_dss_signature(self.key.sign(data, ec.ECDSA(digest, deterministic_signing=True)))
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")

    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def identity_of(
    home: Path, certificate: Path | None = None, key: Path | None = None, shared: Path | None = None
) -> Identity:
    """The signer that the settings name, else the home's own. A home without one takes the `shared` one of its person,
    which is made when there is none yet.

    Raises OperatorError when only one of certificate and key is named, or they cannot be read, or do not belong
    together.
    """
    if certificate is None and key is None:
        return _own(home / FOLDER / FILE, shared)
    if certificate is None or key is None:
        raise _unusable("WORKPRINT_SIGN_CERTIFICATE and WORKPRINT_SIGN_KEY go together; only one of them is set")
    return _read(_bytes(certificate), _bytes(key), own=False)


def _own(path: Path, shared: Path | None) -> Identity:
    """The home's own signer."""
    if not path.exists():
        words = _made()
        if shared is not None:
            # A folder that cannot be written, or what is no identity, leaves the home with one of its own.
            with suppress(OperatorError):
                _keep(shared, words)
                theirs = _bytes(shared)
                _read(theirs, theirs, own=True)
                words = theirs
        _keep(path, words)
    both = _bytes(path)
    return _read(both, both, own=True)


def _keep(path: Path, words: bytes) -> None:
    """Have a file for its owner alone. Of several processes that make it at once, the first one's is everybody's."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            pass
        except OSError:
            temporary.replace(path)  # a disk without links: the last one's is everybody's
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _read(chain: bytes, key: bytes, *, own: bool) -> Identity:
    try:
        certificates = x509.load_pem_x509_certificates(chain)
        secret = serialization.load_pem_private_key(key, None)
    except TypeError:
        raise _unusable("the key is locked by a password; save it without one, readable by you alone") from None
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _unusable(f"it is not PEM that can be read ({error})") from None
    if not isinstance(secret, Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _unusable("its key is of a kind that C2PA does not know; use Ed25519, P-256, P-384, P-521 or RSA")
    if certificates[0].public_key() != secret.public_key():
        raise _unusable("the key is not that of the first certificate of the file")
    plain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)
    if isinstance(secret, ec.EllipticCurvePrivateKey):
        _curve(secret)
    return Identity(plain, secret, own)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(f"{path} cannot be read: {error.strerror}") from error


def _curve(key: ec.EllipticCurvePrivateKey) -> tuple[str, hashes.HashAlgorithm]:
    found = CURVES.get(key.key_size) if key.curve.name.startswith("secp") and key.curve.name.endswith("r1") else None
    if found is None:
        raise _unusable(f"C2PA does not know the curve {key.curve.name}; use P-256, P-384, P-521 or Ed25519")
    return found


def _unusable(why: str) -> OperatorError:
    return OperatorError(f"The signing certificate cannot be used: {why}.", code="bad_certificate")


def _made() -> bytes:
    """A new key, its certificate, and the authority that vouches for it, whose own key is thrown away."""
    authority, key = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    number = x509.random_serial_number()
    organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"Workprint, {SELF_SIGNED}")
    above = x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, "Workprint's own authority")])
    name = f"Workprint studio {number % 0x1000000:06x} ({SELF_SIGNED})"
    subject = x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, name)])
    # A day back, for clocks that are a little behind.
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    end = begin + timedelta(days=365 * YEARS)

    def signed(whose: x509.Name, public: Ed25519PrivateKey, serial: int, *, leaf: bool) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(whose)
            .issuer_name(above)
            .public_key(public.public_key())
            .serial_number(serial)
            .not_valid_before(begin)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=not leaf, path_length=None if leaf else 0), critical=True)
            .add_extension(_usage(leaf), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
        )
        if leaf:
            uses = [CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
            builder = builder.add_extension(x509.ExtendedKeyUsage(uses), critical=False)
        return builder.sign(authority, None)

    leaf = signed(subject, key, number, leaf=True)
    root = signed(above, authority, x509.random_serial_number(), leaf=False)
    pem = serialization.Encoding.PEM
    return Identity(b"", key, own=True).key_pem() + leaf.public_bytes(pem) + root.public_bytes(pem)


def _usage(leaf: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=leaf,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not leaf,
        crl_sign=not leaf,
        encipher_only=False,
        decipher_only=False,
    )
