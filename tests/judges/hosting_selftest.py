"""hosting.py judged: every line of a sample that matters is left out or done in the usual wrong way, and the rule named must complain.

`python hosting_selftest.py BENBAO`. The samples are those of docs/hosting, in front of the paper at the document root. Closes on `N passed, N failed`.
"""

import os
import sys
import tempfile
from pathlib import Path

import hosting
import hosting_paper
from verdict import Verdict

SENT, COMPRESSED, AGAIN, HEAD, LEAKS = "every file", "every text", "who asks", "HEAD", "nothing but"
# A sample, what stands in it, what stands there instead, the rule that must complain.
VARIANTS = (
    ("nginx", "    location / { return 404; }\n", "", LEAKS),
    ("nginx", "alias /srv/paper/feeds/;", "root /srv/paper;\n        rewrite ^/feeds/(.*) /$1 break;", LEAKS),
    ("nginx", "location ^~ /feeds/ {", "location ^~ /feeds {", LEAKS),
    ("nginx", "        autoindex off;\n", "", LEAKS),
    ("nginx", r"location ~ /\. {", r"location ~ ^/feeds/\. {", LEAKS),
    ("nginx", "        charset utf-8;\n", "", SENT),
    ("nginx", "        add_header X-Content-Type-Options nosniff;\n", "", SENT),
    ("nginx", "no-cache;", "max-age=31536000;", SENT),
    ("nginx", "{ types { application/rss+xml xml; } }", '{ types { } default_type "application/rss+xml; charset=utf-8"; }', COMPRESSED),
    ("nginx", "gzip on;", "gzip off;", COMPRESSED),
    ("nginx", "        gzip_vary on;\n", "", COMPRESSED),
    ("nginx", "gzip on;", "gzip on;\n        etag off;", AGAIN),
    ("nginx", "gzip on;", "gzip on;\n        if_modified_since off;", AGAIN),
    ("nginx", "autoindex off;", "autoindex off;\n        if ($request_method = HEAD) { return 405; }", HEAD),
    ("caddyfile", "root * /srv/paper/feeds", "root * /srv/paper", LEAKS),
    ("caddyfile", "hide .*", "hide .git", LEAKS),
    ("caddyfile", "file_server {", "file_server browse {", LEAKS),
    ("caddyfile", "\trespond 404\n", "", LEAKS),
    ("caddyfile", "\trespond 404\n", "\tfile_server\n", LEAKS),
    ("caddyfile", "; charset=utf-8", "", SENT),
    ("caddyfile", "\t\theader X-Content-Type-Options nosniff\n", "", SENT),
    ("caddyfile", "\t\theader @document Cache-Control no-cache\n", "", SENT),
    ("caddyfile", "encode gzip {\n\t\t\tmatch header Content-Type *charset=utf-8*\n\t\t}", "encode gzip", COMPRESSED),
    ("caddyfile", "\t\theader Vary Accept-Encoding\n", "", COMPRESSED),
    ("caddyfile", "encode gzip {", "request_header -If-None-Match\n\t\tencode gzip {", AGAIN),
    ("caddyfile", "encode gzip {", "@head method HEAD\n\t\trespond @head 405\n\t\tencode gzip {", HEAD),
    ("apache", "Require all denied", "Require all granted", LEAKS),
    ("apache", "Options None", "Options Indexes", LEAKS),
    ("apache", '    RedirectMatch 404 "/\\."\n', "", LEAKS),
    ("apache", 'RedirectMatch 404 "/\\."', '<FilesMatch "^\\.">\n        Require all denied\n    </FilesMatch>', LEAKS),
    ("apache", "    AddCharset utf-8 .css .html .json .opml .xml\n", "", SENT),
    ("apache", "    Header set X-Content-Type-Options nosniff\n", "", SENT),
    ("apache", "    Header set Cache-Control no-cache\n", "", SENT),
    ("apache", "AddOutputFilterByType DEFLATE text/html", "AddOutputFilterByType DEFLATE", COMPRESSED),
    ("apache", '    Header edit ETag "^(W/)?(.*)-gzip\\"$" "W/$2\\""\n', "", AGAIN),
    ("apache", "    Options None\n", "    Options None\n    <If \"%{REQUEST_METHOD} == 'HEAD'\">\n        Require all denied\n    </If>\n", HEAD),
)  # fmt: skip


def _refused(language: str, sound: str, broken: str, rule: str, sample: str, paper: Path) -> Verdict:
    told = f"{rule} refuses {sound.strip()!r} as {broken.strip()!r}"
    if sound not in sample:
        return Verdict(told, language, ("the sample does not say it: the variant proves nothing",))
    changed = sample.replace(sound, broken).replace("/srv/paper", str(paper))
    found = hosting.hold(language, language, changed, paper, paper / "feeds")
    refused = any(verdict.complaints and verdict.rule.startswith(rule) for verdict in found)
    return Verdict(told, language, () if refused else (f"let through: {[str(verdict) for verdict in found if verdict.complaints]}",))


def main() -> int:
    """The status of the program."""
    samples = hosting.samples(hosting.SAMPLES)
    with tempfile.TemporaryDirectory() as scratch:
        paper = hosting_paper.publish(Path(sys.argv[1]).resolve(), Path(scratch))
        found = [_refused(*variant, samples[variant[0]], paper) for variant in VARIANTS]
    hosting.tell(found)
    return hosting.close(found)


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
