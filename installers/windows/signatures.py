"""Whether a Windows file is what its publisher signed (Authenticode), by arithmetic alone.

Only what a build needs: the digest of the file, the signature over it, and a chain of certificates
that ends in one whose fingerprint is pinned. Dates and withdrawals are not looked at: what was
signed years ago stays what it was, and each file's own SHA-256 is pinned besides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installers.windows.portable import NotPortable, Portable

_DIGESTS: dict[bytes, tuple[str, hashes.HashAlgorithm]] = {
    bytes.fromhex("608648016503040201"): ("sha256", hashes.SHA256()),
    bytes.fromhex("608648016503040202"): ("sha384", hashes.SHA384()),
}
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")  # 1.2.840.113549.1.9.4
_SPC_INDIRECT_DATA = bytes.fromhex("2b060104018237020104")  # 1.3.6.1.4.1.311.2.1.4
_SET, _TAGGED_0 = 0x31, 0xA0
_LONG_FORM = 0x80


class NotSigned(ValueError):
    """The file is not what the publisher signed; the argument says where it ended."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who signed.

    Attributes:
        name: The common name of the certificate.
        top: SHA-256 of the last certificate of the chain that came with the file, in hex.
    """

    name: str
    top: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One value in DER: its tag, what it holds, and all its bytes."""

    tag: int
    held: bytes
    whole: bytes

    def parts(self) -> list["_Part"]:
        return list(_parts(self.held))


def publisher_of(data: bytes) -> Publisher:
    """Return who signed this file.

    Raises:
        NotSigned: Nobody, or the file is not as it was signed, or no chain leads anywhere.
    """
    try:
        program = Portable.read(data)
        signature = program.signature()
        if not signature:
            raise NotSigned("no signature")
        return _publisher(program, signature)
    except (NotPortable, IndexError, x509.ExtensionNotFound) as error:
        raise NotSigned(str(error)) from error


def _publisher(program: Portable, signature: bytes) -> Publisher:
    (whole,) = _parts(signature)
    signed = whole.parts()[1].parts()[0].parts()
    kind, tagged = signed[2].parts()
    if kind.held != _SPC_INDIRECT_DATA:
        raise NotSigned("not over a program")
    over = tagged.parts()[0]
    algorithm, digest = over.parts()[1].parts()
    name, _ = _digest(algorithm)
    if program.digest(name) != digest.held:
        raise NotSigned("the file was changed after it was signed")
    held = [x509.load_der_x509_certificate(each.whole) for each in signed[3].parts()]
    signer = _signer(signed[-1].parts()[0], over.held, held)
    if ExtendedKeyUsageOID.CODE_SIGNING not in _purposes(signer):
        raise NotSigned("a certificate that is for something else")
    (called,) = signer.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return Publisher(str(called.value), _top(signer, held).fingerprint(hashes.SHA256()).hex())


def _signer(info: _Part, over: bytes, held: list[x509.Certificate]) -> x509.Certificate:
    """Return whose key signed, once the arithmetic is right."""
    _version, who, algorithm, attributes, _kind, value = info.parts()[:6]
    if attributes.tag != _TAGGED_0:
        raise NotSigned("nothing says what was signed")
    name, digest = _digest(algorithm)
    hashed = hashes.Hash(digest)
    hashed.update(over)
    told = {each.parts()[0].held: each.parts()[1].parts()[0].held for each in attributes.parts()}
    if told.get(_MESSAGE_DIGEST) != hashed.finalize():
        raise NotSigned(f"another {name} was signed")
    issuer, serial = who.parts()
    for each in held:
        is_named = each.issuer.public_bytes() == issuer.whole
        if is_named and each.serial_number == int.from_bytes(serial.held, "big", signed=True):
            _check(each, value.held, bytes([_SET]) + attributes.whole[1:], digest)
            return each
    raise NotSigned("the signer's certificate is missing")


def _check(
    signer: x509.Certificate, signature: bytes, message: bytes, digest: hashes.HashAlgorithm
) -> None:
    key = signer.public_key()
    if not isinstance(key, RSAPublicKey):
        raise NotSigned("a key of another kind")
    try:
        key.verify(signature, message, PKCS1v15(), digest)
    except InvalidSignature as error:
        raise NotSigned("the signature is wrong") from error


def _top(signer: x509.Certificate, held: list[x509.Certificate]) -> x509.Certificate:
    """Follow the chain up as far as it came along."""
    at = signer
    for _ in held:
        above = [each for each in held if each.subject == at.issuer and each != at]
        if not above:
            return at
        try:
            at.verify_directly_issued_by(above[0])
        except (InvalidSignature, TypeError, ValueError) as error:
            raise NotSigned("a certificate nobody vouches for") from error
        at = above[0]
    return at


def _purposes(certificate: x509.Certificate) -> x509.ExtendedKeyUsage:
    return certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value


def _digest(algorithm: _Part) -> tuple[str, hashes.HashAlgorithm]:
    known = _DIGESTS.get(algorithm.parts()[0].held)
    if known is None:
        raise NotSigned("a digest of another kind")
    return known


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield the values that lie one after another in these bytes.

    Zero bytes at the end are room left by who signed, and no value.
    """
    at = 0
    while at < len(data) and data[at]:
        length, body = data[at + 1], at + 2
        if length & _LONG_FORM:
            body += length & ~_LONG_FORM
            length = int.from_bytes(data[at + 2 : body], "big")
        end = body + length
        if end > len(data):
            raise NotSigned("cut short")
        yield _Part(data[at], data[body:end], data[at:end])
        at = end
