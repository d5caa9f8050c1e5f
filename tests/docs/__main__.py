"""`make docs`: write the pages and the picture that are made from the source."""

from tests.docs import client, course, digest, limits, picture, words
from tests.docs.pages import DOCS

MADE = {
    "woorden.md": words.made,
    "tafel.md": course.made,
    "kamers.svg": picture.made,
    "../SECURITY.md": limits.made,
    "../tarief_client/__init__.py": client.made,
    "../tarief/data/vingerafdruk.json": digest.made,
}

if __name__ == "__main__":
    for name, make in MADE.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
        print(f"docs/{name}")
