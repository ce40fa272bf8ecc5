"""A fetched answer as a WARC file: the standard form in which web archives keep request and response, byte for byte."""

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from loaders.web.fetch import AGENT, Answer


def as_warc(answer: Answer) -> bytes:
    """One response record with the headers and the body as they came, when and from which IP."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.raw),
        length=len(answer.raw),
        http_headers=StatusAndHeaders(
            f"{answer.status} {answer.reason}", list(answer.headers), protocol="HTTP/1.1"
        ),
        warc_headers_dict={"WARC-Date": answer.retrieved, "WARC-IP-Address": answer.ip, "WARC-Agent": AGENT},
    )
    writer.write_record(record)
    return out.getvalue()
