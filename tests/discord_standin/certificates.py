"""A throw-away certificate for Discord's host names, made in memory for each test process."""

import functools
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOSTS = (
    "discord.com",
    "*.discord.gg",
    "cdn.discordapp.com",
    "media.discordapp.net",
    "*.discord.media",
)
"""What discord.py talks to: REST, gateway, attachments and voice."""


@functools.cache
def server_and_client_contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Give the TLS settings of the stand-in, and of a client that trusts nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _self_signed(key)
    public = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:  # OpenSSL reads a chain from files only
        chain = Path(folder, "chain.pem")
        chain.write_bytes(private + public)
        server.load_cert_chain(chain)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=public.decode("ascii"))
    return server, client


def _self_signed(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Discord played in a test")])
    today = datetime.now(tz=UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in HOSTS])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
