"""Which addresses webhooks may go to."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from webhooks.addresses import Target, all_public, is_public, target_of
from webhooks.errors import UnsafeUrl

GOOD = {
    "https://pms.example.com": Target("pms.example.com", 443, "/", is_encrypted=True),
    "https://PMS.Example.com/a?b=c": Target("pms.example.com", 443, "/a?b=c", is_encrypted=True),
    "https://pms.example.com:8443/a": Target("pms.example.com", 8443, "/a", is_encrypted=True),
    "https://xn--bcher-kva.example": Target("xn--bcher-kva.example", 443, "/", is_encrypted=True),
}
BAD = [
    "",
    "pms.example.com",
    "http://pms.example.com/",
    "ftp://pms.example.com/",
    "file:///etc/passwd",
    "gopher://pms.example.com/",
    "https://pms.example.com:22/",
    "https://pms.example.com:5432/",
    "https://pms.example.com:80/",
    "https://pms.example.com:0/",
    "https://pms.example.com:99999/",
    "https://pms.example.com:port/",
    "https://user@pms.example.com/",
    "https://user:word@pms.example.com/",
    "https://pms.example.com@127.0.0.1/",
    "https://pms.example.com#@127.0.0.1/",
    "https://pms.example.com/#here",
    "https://pms.example.com\\@127.0.0.1/",
    "https://pms.example.com /",
    "https://pms.example.com\t/",
    "https://pms.example.com/\r\nX: y",
    "https://büro.example/",
    "https://pms\u3002example.com/",
    "https://①②⑦.0.0.1/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://1.2.3.4.5/",
    "https://169.254.169.254/latest/meta-data/",
    "https://93.184.216.34/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fd00:ec2::254]/",
    "https://localhost/",
    "https://postgres/",
    "https://pms.localhost/",
    "https://printer.local/",
    "https://metadata.google.internal/",
    "https://pms.example.com./",
    "https://-pms.example.com/",
    "https://pms..example.com/",
    "https://pms_1.example.com/",
    f"https://{'a' * 64}.example.com/",
    f"https://{'a.' * 130}com/",
    "https:///path",
    "//pms.example.com/",
]
PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
    "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1",
    "2002:a9fe:a9fe::", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0",
    "fec0::1", "ff02::1", "5f00::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "2606:4700::1111"]


@pytest.mark.parametrize("url", GOOD)
def test_public_https_address(url: str):
    assert target_of(url, allow_private=False) == GOOD[url]


@pytest.mark.parametrize("url", BAD)
def test_any_other_address_is_refused(url: str):
    with pytest.raises(UnsafeUrl) as caught:
        target_of(url, allow_private=False)

    assert (caught.value.code, caught.value.field) == ("WEBHOOK_URL_REFUSED", "url")


def test_development_may_call_this_machine():
    assert target_of("http://127.0.0.1:8123/a", allow_private=True) == Target(
        "127.0.0.1", 8123, "/a", is_encrypted=False
    )


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public(address: str):
    assert all_public([address]) is False


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address(address: str):
    assert is_public(ip_address(address)) is True


def test_one_bad_address_among_good_ones_refuses_the_host():
    assert all_public([*PUBLIC, "10.0.0.1"]) is False
    assert all_public(PUBLIC) is True
